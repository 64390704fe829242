package api

import (
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// LoopbackHosts are the names under which a server on loopback is reached.
// Given as Config.AllowedHosts they keep a foreign page from reading it by
// pointing its own name at 127.0.0.1 (DNS rebinding).
var LoopbackHosts = []string{"localhost", "127.0.0.1", "::1"}

// allowHosts refuses requests for other names than those; none allows all.
func allowHosts(names []string) gin.HandlerFunc {
	return func(c *gin.Context) {
		if len(names) > 0 && !slices.Contains(names, hostName(c.Request.Host)) {
			fail(c, newProblem(kindMisdirected, "this server does not answer to the name in the Host header: use "+
				strings.Join(names, " or ")+", or add the name to the allowed hosts"))
		}
	}
}

// hostName cuts the port and brackets off a Host header.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.TrimSuffix(strings.ToLower(host), ".")
}

// protectOrigin refuses unsafe requests that a browser sends on behalf of
// another site. Programs that are no browser are not concerned.
func protectOrigin() gin.HandlerFunc {
	protection := http.NewCrossOriginProtection()
	return func(c *gin.Context) {
		if protection.Check(c.Request) != nil {
			fail(c, newProblem(kindForbidden, "a browser sent this request on behalf of another site: use the map or a program"))
		}
	}
}
