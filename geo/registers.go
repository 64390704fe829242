package geo

// Registers are all of them, in the order of the data dictionary.
var Registers = []*Register{Activities, Commitments, Recognitions, Addresses, Education}

// Places of the fields of Activities.
const (
	ActivityWorkstream = iota
	ActivityOn
	ActivityUntil
	ActivityTopic
	ActivityWomen
	ActivityMen
	ActivityChildren
)

// Activities of the plan's five workstreams. Participants are numbers, never persons.
var Activities = &Register{Name: "activities", Vi: "Hoạt động phối hợp", En: "Activities of the workstreams",
	Fields: []RegisterField{
		{Name: "workstream", Kind: FieldCode, List: Workstreams, Required: true, Header: "Nhóm công tác", Example: "Tuyên truyền", Vi: "Nhóm công tác của kế hoạch phối hợp", En: "Workstream of the plan"},
		{Name: "held_on", Kind: FieldDay, Required: true, Past: true, Header: "Ngày tổ chức", Example: "25/11/2025", Vi: "Ngày tổ chức, hoặc ngày đầu", En: "Day on which it was held, the first one where it took several"},
		{Name: "held_until", Kind: FieldDay, Past: true, Header: "Ngày cuối", Example: "27/11/2025", Vi: "Ngày cuối, nếu kéo dài nhiều ngày", En: "Last day, where it took several"},
		{Name: "topic", Kind: FieldText, Header: "Nội dung", Example: "Tháng hành động vì bình đẳng giới", Vi: "Nội dung, không ghi tên người", En: "What it was about, never a person"},
		{Name: "women", Kind: FieldCount, Header: "Số phụ nữ", Example: "60", Vi: "Số phụ nữ tham gia, từ 16 tuổi trở lên", En: "Women who took part, of 16 and over"},
		{Name: "men", Kind: FieldCount, Header: "Số nam giới", Example: "25", Vi: "Số nam giới tham gia, từ 16 tuổi trở lên", En: "Men who took part, of 16 and over"},
		{Name: "children", Kind: FieldCount, Header: "Số trẻ em", Example: "10", Vi: "Số trẻ em tham gia, dưới 16 tuổi", En: "Children under 16 who took part"},
	},
	Key: []int{ActivityWorkstream, ActivityOn, ActivityTopic}, First: ActivityOn, Last: ActivityUntil,
}

// Places of the fields of Commitments.
const (
	CommitmentPolice = iota
	CommitmentUnion
	CommitmentOn
	CommitmentUntil
	CommitmentState
)

// Commitments between police and Women's Union, pair by pair.
var Commitments = &Register{Name: "commitments", Vi: "Cam kết phối hợp giữa Công an và Hội LHPN", En: "Commitments between police and Women's Union",
	Fields: []RegisterField{
		{Name: "police_office", Kind: FieldText, Header: "Đơn vị Công an", Example: "Công an phường Vĩnh Yên", Vi: "Đơn vị Công an ký kết", En: "Police office that signs"},
		{Name: "union_office", Kind: FieldText, Header: "Đơn vị Hội LHPN", Example: "Hội LHPN phường Vĩnh Yên", Vi: "Đơn vị Hội Liên hiệp Phụ nữ ký kết", En: "Office of the Women's Union that signs"},
		{Name: "signed_on", Kind: FieldDay, Required: true, Header: "Ngày ký", Example: "22/06/2022", Vi: "Ngày ký; ngày dự kiến khi chưa ký", En: "Day of signing; the intended one while it is planned"},
		{Name: "valid_until", Kind: FieldDay, Header: "Hiệu lực đến", Example: "31/12/2027", Vi: "Ngày cuối có hiệu lực", En: "Last day on which it holds"},
		{Name: "state", Kind: FieldCode, List: CommitmentStates, Required: true, Header: "Trạng thái", Example: "Đã ký, đang thực hiện", Vi: "Tình trạng của cam kết", En: "How it stands"},
	},
	Key: []int{CommitmentOn}, First: CommitmentOn, Last: CommitmentUntil, Open: true,
	check: func(e *Entry, today Day) error {
		if on := Day(e.Values[CommitmentOn].Number); uint8(e.Values[CommitmentState].Number) != CommitmentPlanned && on > today {
			return Invalid("signed_on", "%s has not come yet: the commitment is planned, or the day is wrong", on)
		}
		return nil
	},
}

// Places of the fields of Recognitions.
const (
	RecognitionKind = iota
	RecognitionSubject
	RecognitionYear
	RecognitionResult
	RecognitionOn
)

// Recognitions is the registry of "An toàn về an ninh, trật tự": who applied in which
// year, and what came of it.
var Recognitions = &Register{Name: "recognition", Vi: "Công nhận đạt chuẩn \"An toàn về an ninh, trật tự\"", En: "Recognition \"An toàn về an ninh, trật tự\"",
	Fields: []RegisterField{
		{Name: "subject_kind", Kind: FieldCode, List: SubjectKinds, Required: true, Header: "Loại đối tượng", Example: "Khu dân cư", Vi: "Loại đối tượng đăng ký", En: "What is to be recognised"},
		{Name: "subject", Kind: FieldText, Header: "Tên đối tượng", Example: "Thôn 5", Vi: "Tên khu dân cư, cơ quan, doanh nghiệp, nhà trường; để trống khi là cả xã", En: "Name of the residential area, agency, enterprise or school; empty for the commune itself"},
		{Name: "year", Kind: FieldYear, Required: true, Past: true, Header: "Năm", Example: "2025", Vi: "Năm xét công nhận", En: "Year that is judged"},
		{Name: "result", Kind: FieldCode, List: RecognitionResults, Required: true, Header: "Kết quả", Example: "Đạt chuẩn", Vi: "Kết quả xét", En: "What came of it"},
		{Name: "decided_on", Kind: FieldDay, Past: true, Header: "Ngày quyết định", Example: "15/01/2026", Vi: "Ngày ra quyết định", En: "Day of the decision"},
	},
	Key: []int{RecognitionKind, RecognitionSubject, RecognitionYear}, First: RecognitionYear, Last: RecognitionYear, CommuneOnly: true,
	check: func(e *Entry, _ Day) error {
		kind, subject := uint8(e.Values[RecognitionKind].Number), e.Values[RecognitionSubject]
		switch {
		case kind == SubjectCommune && subject.Set:
			return Invalid("subject", "the commune itself is named by its code: leave the name empty")
		case kind != SubjectCommune && !subject.Set:
			return Invalid("subject", "is missing: say which %s", SubjectKinds.Codes[kind].En)
		}
		return nil
	},
}

// Places of the fields of Addresses.
const (
	AddressName = iota
	AddressPoint
	AddressOpened
	AddressClosed
)

// Addresses are the trusted addresses: places where people find shelter and advice.
var Addresses = &Register{Name: "addresses", Vi: "Địa chỉ tin cậy", En: "Trusted addresses",
	Fields: []RegisterField{
		{Name: "name", Kind: FieldText, Required: true, Header: "Tên địa chỉ", Example: "Địa chỉ tin cậy – Nhà văn hóa thôn 5", Vi: "Tên địa chỉ, không ghi tên người", En: "Name of the address, never of a person"},
		{Name: "location", Kind: FieldPoint, Header: "Vị trí", Example: "105.60", Vi: "Vị trí (WGS84)", En: "Where it is, WGS84"},
		{Name: "opened_on", Kind: FieldDay, Required: true, Past: true, Header: "Ngày mở", Example: "08/03/2024", Vi: "Ngày mở", En: "First day"},
		{Name: "closed_on", Kind: FieldDay, Header: "Ngày đóng", Example: "31/12/2026", Vi: "Ngày đóng; để trống nếu còn hoạt động", En: "Last day; empty while it is open"},
	},
	Key: []int{AddressName, AddressOpened}, First: AddressOpened, Last: AddressClosed, Open: true, CommuneOnly: true,
}

// Places of the fields of Education.
const (
	EducationFrom = iota
	EducationTo
	EducationTopic
	EducationWomen
	EducationMen
	EducationChildren
)

// Education counts the people educated and helped in a period: numbers, never persons.
var Education = &Register{Name: "education", Vi: "Số người được giáo dục, giúp đỡ", En: "People educated and helped",
	Fields: []RegisterField{
		{Name: "period_from", Kind: FieldDay, Required: true, Past: true, Header: "Từ ngày", Example: "15/12/2024", Vi: "Ngày đầu của kỳ", En: "First day of the period"},
		{Name: "period_to", Kind: FieldDay, Required: true, Header: "Đến ngày", Example: "14/12/2025", Vi: "Ngày cuối của kỳ", En: "Last day of the period"},
		{Name: "topic", Kind: FieldCode, List: EducationTopics, Required: true, Header: "Chủ đề", Example: "Giáo dục pháp luật", Vi: "Được giáo dục, giúp đỡ về việc gì", En: "What they were taught or helped with"},
		{Name: "women", Kind: FieldCount, Header: "Số phụ nữ", Example: "40", Vi: "Số phụ nữ, từ 16 tuổi trở lên", En: "Women of 16 and over"},
		{Name: "men", Kind: FieldCount, Header: "Số nam giới", Example: "35", Vi: "Số nam giới, từ 16 tuổi trở lên", En: "Men of 16 and over"},
		{Name: "children", Kind: FieldCount, Header: "Số trẻ em", Example: "5", Vi: "Số trẻ em, dưới 16 tuổi", En: "Children under 16"},
	},
	Key: []int{EducationFrom, EducationTo, EducationTopic}, First: EducationFrom, Last: EducationTo,
}
