import { ExplainBody, ExplainView } from 'contract/clocks'
import { type App, requireSignedIn } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { explainItems } from './explain.ts'
import { wordsIn } from './words.ts'

/** Ten thousand items with their longest rule names. */
const bodyLimit = 2 * 1024 * 1024

/** Why a moment is due: by a rule of the profile or a limit of one's own, for whoever is signed in. */
export const clockRoutes =
  ({ city }: Pick<Services, 'city'>) =>
  async (app: App): Promise<void> => {
    const schema = {
      body: ExplainBody,
      response: { 200: ExplainView },
      operationId: 'explainClocks',
      tags: ['clocks'],
    }
    app.post('/api/clocks/explain', { schema, bodyLimit }, async (request, reply) => {
      requireSignedIn(request)
      const items = explainItems(request.body, city, wordsIn(request.language))
      // A hundred thousand days: plain JSON writes them several times as fast as the compiled schema does.
      reply.serializer(JSON.stringify)
      return { items }
    })
  }
