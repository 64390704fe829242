package api

import "github.com/gin-gonic/gin"

// contentSecurityPolicy lets pages load from this server alone.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; " +
	"img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Values of Cache-Control.
const (
	cacheNever      = "no-store"                            // may show persons or places
	cacheRevalidate = "no-cache"                            // kept, but asked for again by its ETag
	cacheForever    = "public, max-age=31536000, immutable" // the address changes with the content
)

// secureHeaders sets what every answer carries. Handlers that may be cached
// say so themselves.
func secureHeaders(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", contentSecurityPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", cacheNever)
}
