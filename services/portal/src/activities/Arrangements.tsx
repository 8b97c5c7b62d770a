import type { Schemas } from '@alliance/client'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { provenanceWords } from '../provenance/provenance.words.ts'
import { activityWords } from './activity.words.ts'
import { useWhen } from './useWhen.ts'

interface ArrangementsProps {
  card: Schemas['ActivityCard']
}

/** When, where, by whom, and what it counts towards. */
export function Arrangements({ card: { activity, own, may } }: ArrangementsProps) {
  const text = useWords(activityWords)
  const provenance = useWords(provenanceWords)
  const when = useWhen()
  const { venue, hosts } = activity
  const shown = may.includes('edit') || own.some(({ registration: { state } }) => state === 'confirmed')
  const byRole = (role: 'host' | 'cohost') =>
    hosts
      .filter((host) => host.role === role)
      .map(({ name }) => name)
      .join('、')
  return (
    <Panel title={text.arrangements}>
      <Facts
        facts={[
          [text.when, when(activity)],
          [text.where, 'place' in venue && [venue.place, venue.address].filter(Boolean).join(' · ')],
          [text.online, 'joinUrl' in venue && <Joining key="join" url={venue.joinUrl} shown={shown} />],
          [text.hosts, byRole('host')],
          [text.cohosts, byRole('cohost')],
          [text.rotation, text.rotations[activity.rotation]],
          [
            text.series,
            activity.seriesName &&
              `${activity.seriesName}${activity.number === null ? '' : ` · ${text.number(activity.number)}`}`,
          ],
          [text.action, activity.actions.map((code) => text.actionNames[code]).join('、')],
          [text.link, activity.links.map((code) => text.linkNames[code]).join('、')],
          [text.chain, activity.chains.map((code) => text.chainNames[code]).join('、')],
          [text.line, activity.workLines.map((code) => text.lineNames[code]).join('、')],
          [text.integration, activity.cultureIntegration && text.culture],
          [provenance.title, provenance.kind[activity.provenance]],
          [provenance.source, activity.sourceRef],
        ]}
      />
    </Panel>
  )
}

interface JoiningProps {
  url: string | null
  /** Whether one is shown how to join at all. */
  shown: boolean
}

function Joining({ url, shown }: JoiningProps) {
  const text = useWords(activityWords)
  if (url)
    return (
      <a href={url} target="_blank" rel="noreferrer">
        {text.join}
      </a>
    )
  return shown ? text.noJoining : text.joinLater
}
