import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { brandWords } from '../brand/brand.words.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { Hero } from './Hero.tsx'
import { MembersWall } from './MembersWall.tsx'
import { Programme } from './Programme.tsx'
import { publicWords } from './public-page.words.ts'
import { PublicFrame } from './PublicFrame.tsx'

/** The page for everyone. It needs no session and loads none of the signed-in screens' parts. */
export function PublicPage() {
  const text = useWords(publicWords)
  const brand = useWords(brandWords)
  const overview = useQuery({
    queryKey: ['public-overview'],
    queryFn: () => settled(api.GET('/api/v1/membership/public/overview')),
  })
  useEffect(() => {
    document.title = brand.name
  }, [brand.name])
  return (
    <PublicFrame>
      <Hero overview={overview.data} />
      {overview.isPending && <Waiting lines={6} />}
      <FaultNote error={overview.error} onRetry={() => void overview.refetch()} />
      {overview.data && (
        <>
          <Programme programme={overview.data.programme} />
          <section aria-labelledby="wall">
            <h2 id="wall">{text.wall}</h2>
            <DemoBanner rows={overview.data.members} />
            <MembersWall members={overview.data.members} />
          </section>
        </>
      )}
    </PublicFrame>
  )
}
