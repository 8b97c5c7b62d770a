import style from './ChainPicture.module.css'

interface ConnectorsProps {
  from: number
  to: number
}

/** Above this many, single lines are a blur: the flow is drawn as one band. */
const fewEnough = 24

/** Lines from each card of one column to each of the next; the cards of a column share its height evenly. */
export function Connectors({ from, to }: ConnectorsProps) {
  const middle = (index: number, count: number) => ((index + 0.5) / count) * 100
  const lines =
    from * to > fewEnough || from === 0 || to === 0
      ? [[50, 50]]
      : Array.from({ length: from }, (_, left) =>
          Array.from({ length: to }, (_, right) => [middle(left, from), middle(right, to)]),
        ).flat()
  return (
    <svg
      className={style.connectors}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {lines.map(([left, right]) => (
        <path
          key={`${left} ${right}`}
          d={`M0 ${left} C50 ${left} 50 ${right} 100 ${right}`}
          vectorEffect="non-scaling-stroke"
          data-idle={from === 0 || to === 0 || undefined}
        />
      ))}
    </svg>
  )
}
