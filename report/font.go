package report

import _ "embed" // the fonts

// Noto Sans, © The Noto Project Authors, SIL Open Font License 1.1 (fonts/OFL.txt):
// from the npm package @expo-google-fonts/noto-sans 0.4.2, cut down to Latin with
// Vietnamese by fonttools, as fonts/README.md says.
var (
	//go:embed fonts/NotoSans-Regular.ttf
	regularFont []byte
	//go:embed fonts/NotoSans-Bold.ttf
	boldFont []byte
)
