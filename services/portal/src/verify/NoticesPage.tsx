import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { chainWords } from '../chains/chain.words.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { memberKindWords } from '../public-page/public-page.words.ts'
import { PublicFrame } from '../public-page/PublicFrame.tsx'
import { Page } from '../shell/Page.tsx'
import style from './Verify.module.css'
import { verifyWords } from './verify.words.ts'

/** Admissions in publicity, for everyone: who, as what, on which chain, until when, and how to object. */
export function NoticesPage() {
  const text = useWords(verifyWords)
  const kinds = useWords(memberKindWords)
  const { name } = useWords(chainWords)
  const list = useKeysetList(['publicity-notices'], (cursor) =>
    settled(api.GET('/api/v1/membership/public/publicity-notices', { params: { query: { cursor } } })),
  )
  return (
    <PublicFrame>
      <div>
        <Page title={text.notices} lead={text.noticesLead}>
          <Listing
            caption={text.notices}
            list={list}
            rowKey={(row) => row.id}
            empty={text.noNotices}
            columns={[
              {
                title: text.organisation,
                heading: true,
                cell: (row) => (
                  <>
                    {row.organisationName} <DemoTag of={row} />
                  </>
                ),
              },
              { title: text.kind, cell: (row) => kinds[row.kind] },
              { title: text.chain, cell: (row) => name[row.chainCode] },
              { title: text.posted, cell: (row) => row.postedOn },
              {
                title: text.lastDay,
                cell: (row) => (row.provisional ? `${row.lastDay}（${text.provisional}）` : row.lastDay),
              },
              {
                title: text.object,
                cell: (row) => (
                  <Link to="/objections/$applicationId" params={{ applicationId: row.id }}>
                    {text.signIn}
                    <span className="visually-hidden"> {row.organisationName}</span>
                  </Link>
                ),
              },
            ]}
          />
          <p className={style.how}>{text.how}</p>
        </Page>
      </div>
    </PublicFrame>
  )
}
