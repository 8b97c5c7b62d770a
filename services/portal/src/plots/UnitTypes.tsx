import { useKeysetList } from '../api/useKeysetList.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useWords } from '../language/words.ts'
import { Listing } from '../listing/Listing.tsx'
import { Panel } from '../listing/Panel.tsx'
import { DemoTag } from '../provenance/Demo.tsx'
import { housingWords } from './housing.words.ts'
import { metres } from './states.ts'

/** Types of flats with what stands in them. */
export function UnitTypes() {
  const text = useWords(housingWords)
  const list = useKeysetList(['plots', 'types'], (cursor) =>
    settled(api.GET('/api/v1/talent-housing/unit-types', { params: { query: { cursor } } })),
  )
  return (
    <Panel title={text.types}>
      <Listing
        caption={text.types}
        list={list}
        rowKey={(row) => row.id}
        empty={text.noFurniture}
        columns={[
          {
            title: text.type,
            heading: true,
            cell: (row) => (
              <>
                {row.code} {row.name} <DemoTag of={row} />
              </>
            ),
          },
          {
            title: text.rooms,
            cell: (row) => <span className="nowrap">{text.roomsOf(row.bedrooms, row.livingRooms)}</span>,
          },
          {
            title: text.area,
            numeric: true,
            cell: (row) => <span className="nowrap">{text.areaOf(metres(row.areaCm2))}</span>,
          },
          {
            title: text.furniture,
            cell: (row) => row.furniture.map(({ name, quantity }) => `${name}×${quantity}`).join('、'),
          },
        ]}
      />
    </Panel>
  )
}
