import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** While developing, the desk's addresses answer desk.html, as the server does with the built files. */
const deskPages: Plugin = {
  name: 'desk-pages',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/desk(\/[^.]*)?(\?.*)?$/.test(request.url ?? '')) request.url = '/desk.html'
      next()
    })
  },
}

const page = (file: string) => ({ input: `${import.meta.dirname}/${file}` })

/**
 * Two pages into one folder: the citizens' portal (`client`) and the staff's desk. They are built one after the other
 * and share no file, since a shared library would bring the portal everything that only the desk uses of it.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), deskPages],
  server: { proxy: { '/api': 'http://127.0.0.1:12345' } },
  build: { target: 'es2022' },
  environments: {
    client: { build: { rolldownOptions: page('index.html') } },
    desk: { consumer: 'client', build: { rolldownOptions: page('desk.html'), outDir: 'dist', emptyOutDir: false } },
  },
  builder: {
    async buildApp({ environments, build }) {
      for (const environment of [environments.client, environments.desk]) if (environment) await build(environment)
    },
  },
})
