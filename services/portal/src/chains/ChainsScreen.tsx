import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { AsOfField } from '../dates/AsOfField.tsx'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useBilingual, useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { Page } from '../shell/Page.tsx'
import { chainWords } from './chain.words.ts'
import { places } from './places.ts'
import style from './Chains.module.css'

/** The five chains with the number of organisations at each place. */
export function ChainsScreen() {
  const text = useWords(chainWords)
  const read = useBilingual()
  const { count } = useDates()
  const { asOf } = useSearch({ from: '/signed-in/chains' })
  const navigate = useNavigate({ from: '/chains' })
  const query = useQuery({
    queryKey: ['chains', 'list', asOf],
    queryFn: () => settled(api.GET('/api/v1/membership/chains', { params: { query: { asOf } } })),
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <>
          <AsOfField value={asOf} onChange={(date) => void navigate({ search: { asOf: date } })} />
          <ExportLinks of="membership/chain-links" query={{ asOf }} />
        </>
      }
    >
      {query.isPending && <Waiting />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      <ul className={style.cards} aria-busy={query.isPlaceholderData}>
        {query.data?.items.map((chain) => (
          <li key={chain.code}>
            <Link to="/chains/$code" params={{ code: chain.code }} search={{ asOf }} className={style.chain}>
              <strong>{read(chain.name)}</strong>
              {chain.aliases.length > 0 && (
                <small>
                  {text.aliases} {chain.aliases.join('、')}
                </small>
              )}
              <dl>
                {places.map((place) => (
                  <div key={place}>
                    <dt>{text.place[place]}</dt>
                    <dd>{count(chain.counts[place])}</dd>
                  </div>
                ))}
              </dl>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}
