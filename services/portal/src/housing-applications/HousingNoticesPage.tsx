import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { PublicFrame } from '../public-page/PublicFrame.tsx'
import { Page } from '../shell/Page.tsx'
import { housingWords } from './housing.words.ts'

/** Cases in publicity, for everyone: no more than a notice tells, and how to object. */
export function HousingNoticesPage() {
  const text = useWords(housingWords)
  const list = useKeysetList(['housing', 'notices'], (cursor) =>
    settled(api.GET('/api/v1/talent-housing/public/publicity-notices', { params: { query: { cursor } } })),
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
                title: text.name,
                heading: true,
                cell: (row) => (
                  <>
                    {row.name} <DemoTag of={row} />
                  </>
                ),
              },
              { title: text.number, cell: (row) => <code>{row.applicationNo}</code> },
              { title: text.employer, cell: (row) => row.employerName },
              { title: text.talentClass, cell: (row) => text.classOf(row.talentClass) },
              { title: text.wish, cell: (row) => text.wishes[row.unitWish] },
              { title: text.result, cell: () => text.eligible },
              {
                title: text.lastDay,
                cell: (row) => (row.provisional ? `${row.lastDay}（${text.provisional}）` : row.lastDay),
              },
              {
                title: text.object,
                cell: (row) => (
                  <Link to="/housing-objections/$applicationId" params={{ applicationId: row.id }}>
                    {text.signIn}
                    <span className="visually-hidden"> {row.applicationNo}</span>
                  </Link>
                ),
              },
            ]}
          />
        </Page>
      </div>
    </PublicFrame>
  )
}
