import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { onSessionEnded, queries } from '../api/queries.ts'
import { FaultPage } from '../fault/FaultPage.tsx'
import { useWords } from '../language/words.ts'
import { meQuery, useMay } from '../session/me.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { AntdTheme } from './AntdTheme.tsx'
import { destinationWords, permissionAt } from './destinations.ts'
import { Navigation } from './Navigation.tsx'
import { SleepingRoles } from './SleepingRoles.tsx'
import style from './Shell.module.css'
import { TopBar } from './TopBar.tsx'

/** The frame of every signed-in screen: navigation by what one may do, the account menu, the content. */
export function Shell() {
  const text = useWords(destinationWords)
  const may = useMay()
  const navigate = useNavigate()
  const { pathname, href } = useLocation()
  const needs = permissionAt(pathname)

  useEffect(
    () =>
      onSessionEnded(() => {
        queries.removeQueries({ queryKey: meQuery.queryKey })
        void navigate({ to: '/sign-in', search: { next: href } })
      }),
    [navigate, href],
  )

  return (
    <AntdTheme>
      <a className={style.skip} href="#content">
        {text.skip}
      </a>
      <div className={style.frame}>
        <TopBar />
        <Navigation />
        <main id="content" tabIndex={-1} className={style.content}>
          <SleepingRoles />
          {needs && !may(needs) ? (
            <FaultPage kind="forbidden" />
          ) : (
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          )}
        </main>
      </div>
    </AntdTheme>
  )
}
