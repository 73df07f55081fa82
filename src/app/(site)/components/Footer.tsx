import { strings } from '../words/strings.ts'

/** The foot of every page: what readers may rely on. */
export const Footer = () => (
  <footer className="footer">
    <div className="footer-inner">
      <p className="footer-name">{strings.site.name}</p>
      <p className="footer-promise">{strings.footer.promise}</p>
      <p className="footer-top">
        <a href="#top">{strings.footer.top}</a>
      </p>
    </div>
  </footer>
)
