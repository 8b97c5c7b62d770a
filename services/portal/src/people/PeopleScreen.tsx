import { PlusOutlined } from '@ant-design/icons'
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filter, Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { useDebounced } from '../listing/useDebounced.ts'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { CreatePerson } from './CreatePerson.tsx'
import { personWords } from './person.words.ts'

export function PeopleScreen() {
  const text = useWords(personWords)
  const may = useMay()
  const router = useRouter()
  const navigate = useNavigate({ from: '/people' })
  const { q } = useSearch({ from: '/signed-in/people' })
  const [typed, setTyped] = useState(q ?? '')
  const [creating, setCreating] = useState(false)
  const rested = useDebounced(typed.trim())
  useEffect(() => {
    if (router.latestLocation.pathname !== '/people') return
    void navigate({ search: { q: rested || undefined }, replace: true })
  }, [rested, navigate, router])
  const list = useKeysetList(['people', 'list', q], (cursor) =>
    settled(api.GET('/api/v1/membership/people', { params: { query: { q, cursor } } })),
  )
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        may('person:write') && (
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setCreating(true)}>
            {text.create}
          </Button>
        )
      }
    >
      <DemoBanner rows={list.rows} />
      <Filters>
        <Filter label={text.search} wide>
          <Input
            type="search"
            allowClear
            maxLength={40}
            placeholder={text.searchHint}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Filter>
        <ExportLinks of="membership/people" query={{ q }} />
      </Filters>
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.id}
        empty={text.none}
        columns={[
          {
            title: text.name,
            heading: true,
            cell: (row) => (
              <>
                <Link to="/people/$personId" params={{ personId: row.id }}>
                  {row.name}
                </Link>{' '}
                <DemoTag of={row} />
              </>
            ),
          },
          { title: text.employer, cell: (row) => row.employer?.name },
          { title: text.jobTitle, cell: (row) => row.employer?.title },
          { title: text.document, cell: (row) => row.documentMask && <code>{row.documentMask}</code> },
          { title: text.phone, cell: (row) => row.phoneMask && <code>{row.phoneMask}</code> },
          { title: text.education, cell: (row) => row.education && text.educationName[row.education] },
        ]}
      />
      {creating && <CreatePerson onClose={() => setCreating(false)} />}
    </Page>
  )
}
