package api

import (
	"github.com/gin-gonic/gin"

	"github.com/antoan-vn/antoan/geo"
)

// setScope says which areas the caller may read and write. It is the only
// place that decides so. There is no sign-in yet, so whoever reaches the
// server sees everything, and the server listens on loopback alone; sign-in
// will put the account's own scope here.
func setScope(c *gin.Context) {
	c.Request = c.Request.WithContext(geo.WithScope(c.Request.Context(), geo.Everything))
}
