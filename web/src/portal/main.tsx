import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { startI18n } from '../i18n/index.ts'
import '../ui/theme.css'
import '../ui/parts.css'
import './portal.css'
import { Portal } from './Portal.tsx'
import { restorePrint } from './print-size.ts'

restorePrint()
await startI18n(['portal'])

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <BrowserRouter>
      <Portal />
    </BrowserRouter>
  </StrictMode>,
)
