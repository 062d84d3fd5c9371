import { type Static, Type } from 'typebox'
import { InstantText, MatterNo, nullable } from './scalars.ts'

/** Every way the API says no: code → HTTP status. The list is closed; its words are in the server's catalogue of messages. */
export const problemStatus = {
  malformed: 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'otp-required': 401,
  'account-locked': 401,
  'not-permitted': 403,
  'not-found': 404,
  'wrong-code': 404,
  'wrong-state': 409,
  'changed-meanwhile': 409,
  archived: 409,
  gone: 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  'missing-input': 422,
  'unknown-assignment': 422,
  'unknown-participant': 422,
  'unknown-organizer': 422,
  'unknown-part': 422,
  'unknown-category': 422,
  'unknown-place': 422,
  'unknown-contact': 422,
  'unknown-article': 422,
  'rule-refused': 422,
  'time-out-of-range': 422,
  'key-reused': 422,
  'key-not-random': 422,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const

export type ProblemCode = keyof typeof problemStatus
export const problemCodes = Object.keys(problemStatus) as ProblemCode[]

/** RFC 9457, with the code, and what else helps to mend it. */
export const ProblemView = Type.Object({
  type: Type.String({ description: 'Where this code is explained' }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String({ description: "In the reader's language" })),
  code: Type.Enum(problemCodes as [ProblemCode, ...ProblemCode[]]),
  request: Type.String({ description: 'Id of the request, to be told to whoever runs the system' }),
  errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), what: Type.String() }))),
  state: Type.Optional(Type.String()),
  allowed: Type.Optional(Type.Array(Type.String())),
  rule: Type.Optional(Type.String()),
  basis: Type.Optional(Type.String()),
  no: Type.Optional(nullable(MatterNo)),
  month: Type.Optional(Type.String({ description: 'The month in the archive, such as 2024-03, or a year' })),
  version: Type.Optional(Type.Integer()),
  changes: Type.Optional(
    Type.Array(
      Type.Object({
        version: Type.Integer(),
        by: nullable(Type.String({ description: 'The account; null where a list was loaded' })),
        at: InstantText,
        fields: Type.Array(Type.String()),
      }),
      { description: 'What has changed of an account or a unit since the expected version, the newest first' },
    ),
  ),
})
export type ProblemView = Static<typeof ProblemView>
