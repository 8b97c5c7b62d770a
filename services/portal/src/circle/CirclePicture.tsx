import { useWords } from '../language/words.ts'
import { chainWords } from '../chains/chain.words.ts'
import { grouped, inFocus, joinsOf, type ChainCode, type Circle, type Join } from './circle.ts'
import { circleWords } from './circle.words.ts'
import style from './Circle.module.css'
import {
  around,
  bent,
  inGroups,
  middleOf,
  narrowFrame,
  wideFrame,
  type Placed,
  type Point,
} from './geometry.ts'
import { Node } from './Node.tsx'
import { useNarrow } from './useNarrow.ts'

interface CirclePictureProps {
  circle: Circle
  focus: string | undefined
  onFocus: (focus: string | undefined) => void
}

/** Above this many partners their names would lie over each other: then only those in focus are written. */
const mostNames = 40

/**
 * The Party organisation at the centre, the chains around it, the partners outside by category; lines join who stands
 * on a chain or is matched with it. On a phone the categories stand for their partners. Every node is a button.
 */
export function CirclePicture({ circle, focus, onFocus }: CirclePictureProps) {
  const text = useWords(circleWords)
  const { name } = useWords(chainWords)
  const narrow = useNarrow()
  const frame = narrow ? narrowFrame : wideFrame
  const joins = joinsOf(circle)
  const groups = grouped(circle.partners)
  const chains = around(frame, circle.chains, { x: frame.chainRadius, y: frame.chainRadius })
  const angleOf = (codes: readonly ChainCode[]) =>
    middleOf(chains.filter(({ item }) => codes.includes(item.code)).map(({ angle }) => angle))
  const chainsOf = (wanted: (join: Join) => boolean) => joins.filter(wanted).map(({ chainCode }) => chainCode)
  const wide = inGroups(frame, groups, (partner) => angleOf(chainsOf((join) => join.partner === partner)))
  // On a phone each category stands on the outer ring for its partners.
  const short = inGroups(
    frame,
    groups.map(({ group }) => ({ group, items: [group] })),
    (group) => angleOf(chainsOf((join) => join.partner.category === group)),
  )
  const members = narrow ? [] : wide.members
  const labels = narrow ? short.members : wide.labels
  const endOf = ({ partner }: Join): Point | undefined =>
    narrow
      ? labels.find(({ item }) => item === partner.category)
      : members.find(({ item }) => item === partner)
  const toggle = (next: string) => onFocus(focus === next ? undefined : next)
  return (
    <svg
      className={style.picture}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="group"
      aria-label={text.lead}
    >
      <g aria-hidden="true">
        <ellipse
          className={style.ring}
          cx={frame.centre.x}
          cy={frame.centre.y}
          rx={frame.outer.x}
          ry={frame.outer.y}
        />
        <circle className={style.ring} cx={frame.centre.x} cy={frame.centre.y} r={frame.chainRadius} />
        {chains.map((chain) => (
          <line
            key={chain.item.code}
            className={style.spoke}
            x1={frame.centre.x}
            y1={frame.centre.y}
            x2={chain.x}
            y2={chain.y}
          />
        ))}
        {joins.map((join) => {
          const [from, to] = [endOf(join), chains.find(({ item }) => item.code === join.chainCode)]
          const shown = inFocus(focus, join.partner, joins) && touches(focus, join)
          return (
            from &&
            to && (
              <path
                key={join.partner.organisationId + join.chainCode}
                className={style.join}
                data-bond={join.bond}
                data-dim={!shown || undefined}
                d={bent(frame, from, to)}
              />
            )
          )
        })}
      </g>
      <g className={style.centre}>
        <circle cx={frame.centre.x} cy={frame.centre.y} r={frame.centreRadius} />
        <Lines
          at={frame.centre}
          lines={chunks(circle.centre?.name ?? text.noCentre, narrow ? 6 : 7)}
          size={narrow ? 11 : 15}
        />
      </g>
      {chains.map((chain) => {
        const lines = [...chunks(name[chain.item.code], narrow ? 4 : 5), text.openNeeds(chain.item.openNeeds)]
        return (
          <Node
            key={chain.item.code}
            kind="chain"
            label={text.chainNode(lines.join(''))}
            pressed={focus === chain.item.code}
            onPress={() => toggle(chain.item.code)}
          >
            <circle cx={chain.x} cy={chain.y} r={frame.chainSize} />
            <Lines at={chain} lines={lines} size={narrow ? 11 : 13} />
          </Node>
        )
      })}
      {members.map((member) => (
        <Node
          key={member.item.organisationId}
          kind="partner"
          label={text.partnerNode(
            member.item.name,
            text.partner[member.item.category],
            member.item.chains.map((code) => name[code]).join('、'),
          )}
          pressed={focus === member.item.organisationId}
          dim={!inFocus(focus, member.item, joins)}
          onPress={() => toggle(member.item.organisationId)}
        >
          <circle cx={member.x} cy={member.y} r={11} data-category={member.item.category} />
          {(members.length <= mostNames || (focus !== undefined && inFocus(focus, member.item, joins))) && (
            <Name of={member} text={member.item.name} />
          )}
        </Node>
      ))}
      {labels.map((label) => {
        const count = circle.partners.filter(({ category }) => category === label.item).length
        const shown = `${text.partner[label.item]} ${count}`
        return (
          <Node
            key={label.item}
            kind="category"
            label={text.categoryNode(shown)}
            pressed={focus === label.item}
            onPress={() => toggle(label.item)}
          >
            <Pill at={label} text={shown} narrow={narrow} />
          </Node>
        )
      })}
    </svg>
  )
}

/** Of what a focused chain has, only the lines to that chain. */
const touches = (focus: string | undefined, { chainCode, partner }: Join): boolean =>
  focus === undefined || focus === chainCode || focus === partner.category || focus === partner.organisationId

/** A name in lines of so many characters; Latin names break at spaces, which they keep. */
function chunks(name: string, most: number): string[] {
  if (/[a-z]/i.test(name) && name.includes(' '))
    return name.split(/(?<= )/).map((word, at, all) => (at === all.length - 1 ? `${word} ` : word))
  return Array.from({ length: Math.ceil(name.length / most) }, (_, line) =>
    name.slice(line * most, (line + 1) * most),
  )
}

interface LinesProps {
  at: Point
  lines: string[]
  size: number
}

function Lines({ at, lines, size }: LinesProps) {
  const height = size * 1.35
  const top = at.y - ((lines.length - 1) * height) / 2
  return (
    <text textAnchor="middle" fontSize={size}>
      {lines.map((line, index) => (
        <tspan key={line} x={at.x} y={top + index * height} dominantBaseline="central">
          {line}
        </tspan>
      ))}
    </text>
  )
}

interface NameProps {
  of: Placed<unknown>
  text: string
}

/** A partner's name on the outer side of its dot. */
function Name({ of, text }: NameProps) {
  const right = Math.cos((of.angle * Math.PI) / 180) >= 0
  const x = of.x + (right ? 18 : -18)
  const lines = chunks(text, 11)
  return (
    <text textAnchor={right ? 'start' : 'end'} fontSize={13}>
      {lines.map((line, index) => (
        <tspan key={line} x={x} y={of.y + (index - (lines.length - 1) / 2) * 17} dominantBaseline="central">
          {line}
        </tspan>
      ))}
    </text>
  )
}

interface PillProps {
  at: Point
  text: string
  narrow: boolean
}

function Pill({ at, text, narrow }: PillProps) {
  const size = narrow ? 11 : 12
  const width = [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? size : size * 0.6), 16)
  return (
    <>
      <rect x={at.x - width / 2} y={at.y - 13} width={width} height={26} rx={13} />
      <text x={at.x} y={at.y} textAnchor="middle" dominantBaseline="central" fontSize={size}>
        {text}
      </text>
    </>
  )
}
