import './index.css'

/** The name of the house, above the form that lets people in. */
export const Logo = () => (
  <span className="nashra-logo">
    <bdi className="nashra-logo__name" lang="ar">
      نشرة
    </bdi>
    <bdi className="nashra-logo__latin" lang="en">
      Nashra
    </bdi>
  </span>
)
