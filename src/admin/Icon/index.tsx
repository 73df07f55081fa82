import './index.css'

/** The house's mark in the corner of every screen: the letter it begins with. */
export const Icon = () => (
  <span aria-hidden="true" className="nashra-icon" lang="ar">
    ن
  </span>
)
