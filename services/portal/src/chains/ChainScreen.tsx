import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { AsOfField } from '../dates/AsOfField.tsx'
import { FaultPage } from '../fault/FaultPage.tsx'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useBilingual, useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { AddChainLink } from './AddChainLink.tsx'
import { type ChainCode, chainWords, isChainCode } from './chain.words.ts'
import { ChainList } from './ChainList.tsx'
import { ChainPicture } from './ChainPicture.tsx'
import { Committee } from './Committee.tsx'
import style from './Chains.module.css'

export function ChainScreen() {
  const { code } = useParams({ from: '/signed-in/chains/$code' })
  return isChainCode(code) ? <Chain key={code} code={code} /> : <FaultPage kind="notFound" />
}

interface ChainProps {
  code: ChainCode
}

/** One chain on a date, as a picture and as a list. */
function Chain({ code }: ChainProps) {
  const text = useWords(chainWords)
  const read = useBilingual()
  const may = useMay()
  const { asOf, view } = useSearch({ from: '/signed-in/chains/$code' })
  const navigate = useNavigate({ from: '/chains/$code' })
  const [adding, setAdding] = useState(false)
  const query = useQuery({
    queryKey: ['chains', 'card', code, asOf],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/chains/{chainCode}', {
          params: { path: { chainCode: code }, query: { asOf } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const card = query.data
  if (!card)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  return (
    <Page
      title={read(card.chain.name)}
      lead={card.chain.aliases.length > 0 && `${text.aliases} ${card.chain.aliases.join('、')}`}
      actions={
        <>
          <AsOfField
            value={asOf}
            onChange={(date) => void navigate({ search: (before) => ({ ...before, asOf: date }) })}
          />
          {may('chain:write') && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {text.add}
            </Button>
          )}
        </>
      }
    >
      <DemoBanner rows={card.links} />
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      <Committee card={card} />
      <div className={style.bar}>
        <Segmented
          aria-label={text.view}
          value={view ?? 'picture'}
          options={[
            { value: 'picture', label: text.picture },
            { value: 'list', label: text.list },
          ]}
          onChange={(next) =>
            void navigate({
              search: (before) => ({ ...before, view: next === 'list' ? 'list' : undefined }),
              resetScroll: false,
            })
          }
        />
        <ExportLinks of="membership/chain-links" query={{ chain: code, asOf: card.asOf }} />
      </div>
      {card.cut && <p role="note">{text.cut}</p>}
      {card.links.length === 0 && <Empty>{text.empty}</Empty>}
      <div aria-busy={query.isPlaceholderData}>
        {card.links.length > 0 &&
          (view === 'list' ? <ChainList card={card} /> : <ChainPicture card={card} />)}
      </div>
      {adding && <AddChainLink code={code} from={card.asOf} onClose={() => setAdding(false)} />}
    </Page>
  )
}
