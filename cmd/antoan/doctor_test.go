package main

import (
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/storage"
)

func TestVerdict(t *testing.T) {
	t.Parallel()
	good, bad := storage.Finding{What: "database", OK: true}, storage.Finding{What: "ledger", Says: "3 keys without their incident"}
	if err := verdict([]storage.Finding{good, good}); err != nil {
		t.Errorf("all is well, and yet: %v", err)
	}
	if err := verdict([]storage.Finding{good, bad}); err == nil || !strings.Contains(err.Error(), "ledger") || exitCode(err) != exitFailed {
		t.Errorf("a bad finding gives %v", err)
	}
}
