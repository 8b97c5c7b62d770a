import '../brand/brand.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepForOffline } from '../offline/keepForOffline.ts'
import { TicketApp } from './TicketApp.tsx'

keepForOffline('/ticket/')
createRoot(document.querySelector('#ticket')!).render(
  <StrictMode>
    <TicketApp />
  </StrictMode>,
)
