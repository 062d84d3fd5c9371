import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '../i18n/index.ts'
import './desk.css'
import { Desk } from './Desk.tsx'

await startI18n([
  'desk',
  'commands',
  'states',
  'problems',
  'access',
  'rules',
  'contacts',
  'exports',
  'rights',
  'administration',
  'own',
  'dashboard',
  'health',
])

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
)
