import { roles } from 'core/access'
import { type Static, Type } from 'typebox'
import { closed, Id, InstantText, nullable } from './scalars.ts'

/** As typed: what is wrong with it is said by refusing the sign-in, not by its form. */
const AccountName = Type.String({ minLength: 1, maxLength: 60 })
const Password = Type.String({ minLength: 1, maxLength: 200 })

/** `otp`: the code of the second factor, where one is due. */
export const SignInBody = closed({
  account: AccountName,
  password: Password,
  otp: Type.Optional(Type.String({ pattern: '^[0-9]{6,8}$' })),
})
export type SignInBody = Static<typeof SignInBody>

export const ChangePasswordBody = closed({
  old: Password,
  new: Type.String({ minLength: 12, maxLength: 200 }),
})

const roleList = Type.Array(Type.Enum(roles))
const person = {
  account: Type.String(),
  display: Type.String({ description: "In the reader's language" }),
  roles: roleList,
  organizer: nullable(Type.String()),
  organizerLabel: Type.Optional(Type.String()),
}

const Otp = Type.String({ pattern: '^[0-9]{6}$' })

/** The secret of a second factor that waits for its first code; `uri` is what a telephone's app reads (otpauth). */
export const SecondFactorView = Type.Object({ secret: Type.String(), uri: Type.String() })
export type SecondFactorView = Static<typeof SecondFactorView>

export const ConfirmFactorBody = closed({ otp: Otp })

/** Ends the second factor for a new one. `otp`: a code of the one that ends, which was not used before. */
export const EndFactorBody = closed({ password: Password, otp: Otp })
export type EndFactorBody = Static<typeof EndFactorBody>

/**
 * Who is signed in. With `mustChange` nothing but a change of the password is allowed, with `mustEnrol` nothing but
 * setting the second factor up.
 */
export const SessionView = Type.Object({
  ...person,
  demo: Type.Boolean(),
  mustChange: Type.Boolean(),
  mustEnrol: Type.Boolean(),
})
export type SessionView = Static<typeof SessionView>

/** The token goes into `Authorization: Bearer`; browsers get it as a cookie that scripts cannot read. */
export const SignedInView = Type.Object({ token: Type.String(), ...SessionView.properties })

export const SessionsView = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      createdAt: InstantText,
      lastSeenAt: InstantText,
      expiresAt: InstantText,
      current: Type.Boolean(),
    }),
  ),
})
export type SessionsView = Static<typeof SessionsView>

/** The demo city's accounts, all with one password. */
export const DemoAccountsView = Type.Object({
  password: Type.String(),
  items: Type.Array(Type.Object({ ...person, displayEn: Type.String() })),
})
