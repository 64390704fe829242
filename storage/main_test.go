package storage_test

import (
	"testing"

	"github.com/antoan-vn/antoan/storage/storagetest"
)

func TestMain(m *testing.M) { storagetest.Main(m) }
