package geo

import "time"

// provinces are the names by the statistics office's numbers (decision
// 124/2004/QĐ-TTg and its amendments) until 30 June 2025.
var provinces = map[int32]string{
	1: "Thành phố Hà Nội", 2: "Tỉnh Hà Giang", 4: "Tỉnh Cao Bằng", 6: "Tỉnh Bắc Kạn", 8: "Tỉnh Tuyên Quang", 10: "Tỉnh Lào Cai",
	11: "Tỉnh Điện Biên", 12: "Tỉnh Lai Châu", 14: "Tỉnh Sơn La", 15: "Tỉnh Yên Bái", 17: "Tỉnh Hòa Bình", 19: "Tỉnh Thái Nguyên",
	20: "Tỉnh Lạng Sơn", 22: "Tỉnh Quảng Ninh", 24: "Tỉnh Bắc Giang", 25: "Tỉnh Phú Thọ", 26: "Tỉnh Vĩnh Phúc", 27: "Tỉnh Bắc Ninh",
	30: "Tỉnh Hải Dương", 31: "Thành phố Hải Phòng", 33: "Tỉnh Hưng Yên", 34: "Tỉnh Thái Bình", 35: "Tỉnh Hà Nam", 36: "Tỉnh Nam Định",
	37: "Tỉnh Ninh Bình", 38: "Tỉnh Thanh Hóa", 40: "Tỉnh Nghệ An", 42: "Tỉnh Hà Tĩnh", 44: "Tỉnh Quảng Bình", 45: "Tỉnh Quảng Trị",
	46: "Tỉnh Thừa Thiên Huế", 48: "Thành phố Đà Nẵng", 49: "Tỉnh Quảng Nam", 51: "Tỉnh Quảng Ngãi", 52: "Tỉnh Bình Định", 54: "Tỉnh Phú Yên",
	56: "Tỉnh Khánh Hòa", 58: "Tỉnh Ninh Thuận", 60: "Tỉnh Bình Thuận", 62: "Tỉnh Kon Tum", 64: "Tỉnh Gia Lai", 66: "Tỉnh Đắk Lắk",
	67: "Tỉnh Đắk Nông", 68: "Tỉnh Lâm Đồng", 70: "Tỉnh Bình Phước", 72: "Tỉnh Tây Ninh", 74: "Tỉnh Bình Dương", 75: "Tỉnh Đồng Nai",
	77: "Tỉnh Bà Rịa - Vũng Tàu", 79: "Thành phố Hồ Chí Minh", 80: "Tỉnh Long An", 82: "Tỉnh Tiền Giang", 83: "Tỉnh Bến Tre", 84: "Tỉnh Trà Vinh",
	86: "Tỉnh Vĩnh Long", 87: "Tỉnh Đồng Tháp", 89: "Tỉnh An Giang", 91: "Tỉnh Kiên Giang", 92: "Thành phố Cần Thơ", 93: "Tỉnh Hậu Giang",
	94: "Tỉnh Sóc Trăng", 95: "Tỉnh Bạc Liêu", 96: "Tỉnh Cà Mau",
}

// gone are the numbers that no province has since the reform of 1 July 2025
// (resolution 202/2025/QH15, decision 19/2025/QĐ-TTg), and renamed are those
// whose province has another's name since then.
var (
	gone = []int32{2, 6, 10, 17, 26, 27, 30, 34, 35, 36, 45, 49, 54, 58, 60, 62, 64, 67, 70, 72, 74, 77, 83, 84, 87, 89, 93, 94, 95}

	renamed = map[int32]string{15: "Tỉnh Lào Cai", 24: "Tỉnh Bắc Ninh", 44: "Tỉnh Quảng Trị", 52: "Tỉnh Gia Lai",
		80: "Tỉnh Tây Ninh", 82: "Tỉnh Đồng Tháp", 91: "Tỉnh An Giang"}
)

var (
	reform = DayOf(2025, time.July, 1)
	hueDay = DayOf(2025, time.January, 1) // Thừa Thiên Huế became a city (resolution 175/2024/QH15)
)

// ProvinceName returns the name, with its type, that the province of a GSO number
// has on a day since 2004; empty where there is none. Numbers were re-used: 15 is
// Yên Bái until 30 June 2025 and Lào Cai since.
func ProvinceName(number int32, on Day) string {
	if number == 46 && on >= hueDay {
		return "Thành phố Huế"
	}
	if on >= reform {
		if name, ok := renamed[number]; ok {
			return name
		}
		for _, n := range gone {
			if n == number {
				return ""
			}
		}
	}
	return provinces[number]
}
