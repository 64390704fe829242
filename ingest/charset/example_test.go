package charset_test

import (
	"bytes"
	"fmt"
	"io"

	"github.com/antoan-vn/antoan/ingest/charset"
)

// A file typed with the font .VnTime.
func Example() {
	file := []byte("x\xb7,huy\xd6n\nV\xdcnh T\xad\xeang,Ph\xf3c Y\xaan\n")
	guess := charset.Detect(file, nil)
	fmt.Println(guess.Encoding, guess.Ambiguous)

	text, err := io.ReadAll(charset.NewReader(bytes.NewReader(file), guess.Encoding))
	fmt.Printf("%s%v\n", text, err)
	// Output:
	// tcvn3 false
	// xã,huyện
	// Vĩnh Tường,Phúc Yên
	// <nil>
}

// Cells of a workbook are Unicode, but hold the codes of the font.
func ExampleCell() {
	fmt.Println(charset.Cell(charset.TCVN3, "TØNH VÜNH PHóC"))
	fmt.Println(charset.Cell(charset.VNI, "Vónh Phuùc"))
	fmt.Println(charset.Cell(charset.UTF8In1252, "VÄ©nh PhÃºc"))
	fmt.Println(charset.Cell(charset.TCVN3, "Huyện Tam Đảo")) // Unicode already
	// Output:
	// TỈNH VĨNH PHÚC
	// Vĩnh Phúc
	// Vĩnh Phúc
	// Huyện Tam Đảo
}

func ExampleParse() {
	e, err := charset.Parse("VNI-Times")
	fmt.Println(e, err)
	// Output:
	// vni <nil>
}
