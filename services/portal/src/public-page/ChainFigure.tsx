import style from './Hero.module.css'

const links = Array.from({ length: 5 }, (_, index) => index * 72 - 90)

/** Five links closing to a ring around one point: five chains, one alliance. Decoration only. */
export const ChainFigure = () => (
  <svg
    className={style.figure}
    viewBox="-150 -150 300 300"
    fill="none"
    strokeLinecap="round"
    aria-hidden="true"
    focusable="false"
  >
    <circle r="132" stroke="var(--line)" strokeDasharray="2 9" strokeWidth="2" />
    {links.map((angle) => (
      <g key={angle} transform={`rotate(${angle}) translate(88 0) rotate(90)`}>
        <rect x="-58" y="-21" width="116" height="42" rx="21" stroke="var(--ground)" strokeWidth="17" />
        <rect x="-58" y="-21" width="116" height="42" rx="21" stroke="var(--brand)" strokeWidth="9" />
      </g>
    ))}
    {links.map((angle) => (
      // The near half of each link again, so that every link passes over its neighbour and under the next.
      <g key={angle} transform={`rotate(${angle}) translate(88 0) rotate(90)`}>
        <path
          d="M20 -21H37a21 21 0 0 1 0 42H20"
          stroke="var(--ground)"
          strokeWidth="17"
          strokeLinecap="butt"
        />
        <path d="M14 -21H37a21 21 0 0 1 0 42H14" stroke="var(--brand)" strokeWidth="9" />
      </g>
    ))}
    <circle r="13" fill="#e6a93c" />
  </svg>
)
