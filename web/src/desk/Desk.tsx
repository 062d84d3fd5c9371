import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useTranslation } from 'react-i18next'
import { RouterProvider } from 'react-router'
import { createQueries } from './queries.ts'
import { router } from './routes.tsx'

const theme = {
  token: {
    // Calm and quick. And a sign of loading that goes before it has fully come waits for the end of a movement that never
    // began: it would stay in the button's name for whoever hears the page.
    motion: false,
    colorPrimary: '#0b6b5d',
    colorLink: '#0b6b5d',
    colorInfo: '#0b6b5d',
    colorSuccess: '#1f7a3d',
    colorSuccessBg: '#e8f4ec',
    colorSuccessBorder: '#b7dcc4',
    colorWarning: '#9a6700',
    colorWarningBg: '#fdf3df',
    colorWarningBorder: '#e6cf9a',
    colorError: '#b3261e',
    colorErrorBg: '#fbecea',
    colorErrorBorder: '#e9b9b4',
    colorTextSecondary: '#4b5a56',
    colorTextTertiary: '#5c6a66',
    colorTextPlaceholder: '#5c6a66',
    // The words of tags are a shade darker than these, and can be read on their ground.
    orange: '#a85a00',
    gold: '#8f6a00',
    red: '#b3261e',
    green: '#1f7a3d',
    borderRadius: 6,
    fontSize: 14,
    fontFamily:
      'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  },
  components: { Layout: { headerBg: '#ffffff', siderBg: '#ffffff', bodyBg: '#f2f6f5' } },
}

const locales = { 'zh-CN': zhCN, en: enUS }
const queries = createQueries()

/** The staff's desk, with the words and the look of its parts. */
export function Desk() {
  const { i18n } = useTranslation()

  return (
    <ConfigProvider
      locale={locales[i18n.language as keyof typeof locales]}
      theme={theme}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
