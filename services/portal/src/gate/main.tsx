import '../brand/brand.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepForOffline } from '../offline/keepForOffline.ts'
import { GateApp } from './GateApp.tsx'

keepForOffline('/gate/')
createRoot(document.querySelector('#gate')!).render(
  <StrictMode>
    <GateApp />
  </StrictMode>,
)
