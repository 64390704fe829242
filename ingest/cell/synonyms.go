package cell

import "github.com/antoan-vn/antoan/geo"

// synonyms are other words for the codes of a list. A name may follow a word
// with * behind it: công an xã Tam Hợp. Abbreviations are those of police and
// Women's Union reports.
var synonyms = map[*geo.CodeList]map[string][]string{
	geo.Categories:      categoryWords,
	geo.Severities:      severityWords,
	geo.VictimGroups:    groupWords,
	geo.Forms:           formWords,
	geo.Settings:        settingWords,
	geo.ReportSources:   sourceWords,
	geo.CaseStatuses:    statusWords,
	geo.AssistanceKinds: assistanceWords,
	geo.Qualities:       qualityWords,
	geo.ReportingStates: stateWords,

	geo.Workstreams: workstreamWords, geo.CommitmentStates: commitmentWords, geo.SubjectKinds: subjectWords,
	geo.RecognitionResults: recognitionWords, geo.EducationTopics: educationWords,
}

// umbrella is a set of words that stand for several codes, so that the cell
// alone does not decide.
type umbrella struct{ words, codes []string }

var umbrellas = map[*geo.CodeList][]umbrella{
	geo.Categories: {
		{
			[]string{"xâm hại tình dục", "xâm hại tình dục trẻ em", "lạm dụng tình dục", "lạm dụng tình dục trẻ em", "XHTD", "XHTDTE", "bạo lực tình dục", "sexual abuse", "child sexual abuse", "sexual violence", "sexual assault"},
			[]string{"rape", "coerced_sex", "sex_with_child", "indecent_assault", "child_pornographic_use"},
		},
		{
			[]string{"xâm hại trẻ em", "xâm hại phụ nữ", "xâm hại phụ nữ và trẻ em", "XHTE", "xâm hại", "child abuse"},
			[]string{"injury", "cruelty", "rape", "coerced_sex", "sex_with_child", "indecent_assault", "child_pornographic_use", "trafficking", "neglect", "labour_exploitation"},
		},
		{[]string{"bắt cóc"}, []string{"trafficking", "confinement", "other"}},
		{[]string{"xâm hại sức khỏe", "tổn hại sức khỏe"}, []string{"injury", "cruelty"}},
	},
	geo.CaseStatuses: {
		{[]string{"đang điều tra", "điều tra", "under investigation"}, []string{"verifying", "prosecuted"}},
		{[]string{"chuyển cơ quan điều tra", "chuyển công an huyện", "chuyển CQĐT"}, []string{"received", "verifying", "prosecuted"}},
	},
	geo.VictimGroups: {
		{[]string{"trẻ em", "cháu", "trẻ em gái", "trẻ em trai", "cháu gái", "cháu trai", "children", "child", "girl", "boy"}, []string{"child_under_13", "child_13_15"}},
		{[]string{"phụ nữ", "chị em", "women", "woman"}, []string{"woman_18_59", "woman_60_plus"}},
		{[]string{"nam giới", "đàn ông", "men", "man"}, []string{"man_18_59", "man_60_plus"}},
		{[]string{"người cao tuổi", "người già", "elderly"}, []string{"woman_60_plus", "man_60_plus"}},
		{[]string{"người chưa thành niên", "vị thành niên", "người dưới 18 tuổi", "minor", "minors"}, []string{"child_under_13", "child_13_15", "age_16_17"}},
	},
	geo.Settings: {
		{[]string{"trong rừng", "trên rẫy", "ngoài đồng", "đồng ruộng", "bãi đất trống"}, []string{"public_place", "other"}},
	},
	geo.ReportSources: {
		{[]string{"tố giác, tin báo", "tin báo", "tố giác", "đơn thư", "đơn tố cáo"}, []string{"citizen", "police"}},
	},
}

var unknownWords = []string{"không rõ", "chưa xác định", "không xác định", "chưa biết", "chưa có thông tin", "chưa phân loại", "KXĐ", "not known", "n/a"}

var categoryWords = map[string][]string{
	"unknown": unknownWords,
	"homicide": {"giết trẻ em", "giết vợ", "giết chồng", "giết con", "giết con mới đẻ", "giết người chưa đạt", "sát hại", "án mạng", "án giết người", "đầu độc giết người",
		"murder", "killing", "attempted murder", "manslaughter", "femicide"},
	"injury": {"gây thương tích", "CYGTT", "cố ý gây thương tích hoặc gây tổn hại cho sức khỏe của người khác", "cố ý gây tổn hại sức khỏe", "cố ý gây tổn hại cho sức khỏe của người khác",
		"đánh gây thương tích", "đánh người gây thương tích", "đâm người", "chém người", "đâm chém", "tạt axit", "đánh trọng thương", "assault", "bodily harm", "wounding", "injury"},
	"cruelty": {"hành hạ", "ngược đãi", "hành hạ người khác", "ngược đãi hoặc hành hạ ông bà, cha mẹ, vợ chồng, con, cháu hoặc người có công nuôi dưỡng mình", "đánh đập", "đánh đập, hành hạ",
		"đánh đập, ngược đãi", "hành hạ, đánh đập", "bạo hành", "bạo hành trẻ em", "bạo hành phụ nữ", "bạo hành thể xác", "hành hạ trẻ em", "ngược đãi trẻ em", "ngược đãi, hành hạ", "ngược đãi cha mẹ",
		"đánh vợ", "chồng đánh vợ", "đánh con", "đánh đập vợ", "đánh đập con", "đánh đập trẻ em", "ill-treatment", "maltreatment", "battering", "beating", "physical abuse"},
	"other_domestic_violence": {"bạo lực gia đình", "BLGĐ", "bạo hành gia đình", "bạo lực trong gia đình", "bạo lực tinh thần", "bạo hành tinh thần", "bạo lực kinh tế", "kiểm soát kinh tế", "domestic violence", "DV"},
	"rape": {"hiếp dâm trẻ em", "hiếp dâm người dưới 16 tuổi", "hiếp dâm người dưới 13 tuổi", "cưỡng hiếp", "hãm hiếp", "hiếp dâm tập thể", "hiếp dâm chưa đạt", "HDTE",
		"attempted rape", "child rape", "gang rape"},
	"coerced_sex": {"cưỡng dâm trẻ em", "cưỡng dâm người từ đủ 13 tuổi đến dưới 16 tuổi", "cưỡng dâm người dưới 16 tuổi", "coerced sex"},
	"sex_with_child": {"giao cấu", "giao cấu với trẻ em", "giao cấu trẻ em", "giao cấu với người dưới 16 tuổi", "giao cấu với người từ đủ 13 tuổi đến dưới 16 tuổi",
		"giao cấu hoặc thực hiện hành vi quan hệ tình dục khác với người từ đủ 13 tuổi đến dưới 16 tuổi", "quan hệ tình dục với trẻ em", "quan hệ tình dục với người dưới 16 tuổi", "statutory rape"},
	"indecent_assault": {"dâm ô trẻ em", "dâm ô với trẻ em", "dâm ô đối với trẻ em", "dâm ô người dưới 16 tuổi", "dâm ô với người dưới 16 tuổi", "dâm ô đối với người dưới 16 tuổi",
		"sàm sỡ trẻ em", "indecent assault", "indecency with a child", "child molestation", "molestation"},
	"child_pornographic_use": {"sử dụng trẻ em vào mục đích khiêu dâm", "khiêu dâm trẻ em", "trình diễn khiêu dâm trẻ em", "child pornography"},
	"trafficking": {"mua bán trẻ em", "mua bán phụ nữ", "mua bán phụ nữ, trẻ em", "mua bán người dưới 16 tuổi", "buôn người", "buôn bán người", "buôn bán phụ nữ", "buôn bán trẻ em", "MBN",
		"đánh tráo người dưới 01 tuổi", "đánh tráo trẻ em", "chiếm đoạt người dưới 16 tuổi", "mua bán, chiếm đoạt mô hoặc bộ phận cơ thể người", "trafficking", "human trafficking", "child trafficking"},
	"neglect": {"bỏ rơi", "bỏ mặc", "bỏ rơi trẻ em", "bỏ rơi con", "bỏ rơi trẻ sơ sinh", "bỏ mặc trẻ em", "bỏ mặc con cái", "không chăm sóc", "không chăm sóc, nuôi dưỡng", "xao nhãng", "sao nhãng",
		"neglect", "abandonment", "child neglect"},
	"labour_exploitation": {"bóc lột trẻ em", "bóc lột lao động", "bóc lột sức lao động trẻ em", "lao động trẻ em", "sử dụng lao động trẻ em", "cưỡng bức lao động", "child labour", "child labor", "forced labour", "forced labor"},
	"forced_marriage":     {"tảo hôn", "cưỡng ép kết hôn", "tổ chức tảo hôn", "ép hôn", "cưỡng ép hôn nhân", "bắt vợ", "cưỡng ép kết hôn, ly hôn", "child marriage", "early marriage", "forced marriage"},
	"confinement": {"giam giữ", "giam giữ người trái pháp luật", "giữ người trái pháp luật", "bắt giữ người trái pháp luật", "bắt, giữ người trái pháp luật", "bắt, giữ hoặc giam người trái pháp luật",
		"giam hãm", "nhốt", "giam lỏng", "unlawful detention", "false imprisonment"},
	"threat":     {"đe dọa giết người", "dọa giết", "dọa đánh", "hăm dọa", "đe dọa tính mạng", "khủng bố tinh thần", "threats", "death threat", "intimidation"},
	"harassment": {"quấy rối tình dục", "QRTD", "sàm sỡ", "trêu ghẹo", "gạ gẫm", "bám đuổi", "đeo bám", "theo dõi, bám đuổi", "stalking", "sexual harassment"},
	"online_abuse": {"xâm hại qua mạng", "xâm hại trẻ em trên mạng", "xâm hại trên môi trường mạng", "xâm hại trẻ em trên môi trường mạng", "bạo lực mạng", "bắt nạt trên mạng", "bắt nạt qua mạng", "tung ảnh nóng",
		"phát tán hình ảnh nhạy cảm", "phát tán ảnh nhạy cảm", "phát tán clip nhạy cảm", "tống tiền bằng ảnh nhạy cảm", "dụ dỗ trẻ em qua mạng", "cyberbullying", "sextortion", "online harassment"},
	"other": {"loại khác", "tội khác", "vụ khác", "vụ việc khác", "hành vi khác", "others"},
}

var severityWords = map[string][]string{
	"unknown":           unknownWords,
	"minor":             {"không nghiêm trọng", "rất nhẹ", "thương tích nhẹ", "xây xát", "xây xát nhẹ", "light", "slight", "mild", "not serious"},
	"moderate":          {"ít nghiêm trọng", "INT", "vừa", "vừa phải", "tương đối", "medium", "less serious"},
	"serious":           {"NT", "nặng", "thương tích nặng", "severe", "grave", "major"},
	"very_serious":      {"RNT", "rất nặng", "hết sức nghiêm trọng", "very severe"},
	"extremely_serious": {"ĐBNT", "đặc biệt nặng", "cực kỳ nghiêm trọng", "tử vong", "chết người", "làm chết người", "gây chết người", "fatal", "death", "extremely severe"},
}

var groupWords = map[string][]string{
	"unknown":        unknownWords,
	"child_under_13": {"trẻ em dưới 13", "dưới 13 tuổi", "dưới 13", "<13", "trẻ sơ sinh", "trẻ nhỏ", "trẻ mầm non", "under 13", "0-12"},
	"child_13_15":    {"từ 13 đến dưới 16", "từ đủ 13 đến dưới 16", "từ đủ 13 tuổi đến dưới 16 tuổi", "13 đến dưới 16", "trẻ em từ 13 đến dưới 16 tuổi", "trẻ em từ đủ 13 đến dưới 16 tuổi", "13-15"},
	"age_16_17":      {"từ 16 đến dưới 18", "từ đủ 16 đến dưới 18", "từ đủ 16 tuổi đến dưới 18 tuổi", "16 đến dưới 18", "người từ đủ 16 đến dưới 18 tuổi", "16-17"},
	"woman_18_59":    {"phụ nữ trưởng thành", "phụ nữ từ 18 đến 59 tuổi", "phụ nữ 18-59", "phụ nữ từ 18 đến dưới 60 tuổi", "phụ nữ trong độ tuổi lao động", "adult woman"},
	"woman_60_plus":  {"phụ nữ cao tuổi", "phụ nữ trên 60", "phụ nữ trên 60 tuổi", "phụ nữ từ 60 tuổi trở lên", "cụ bà", "elderly woman", "older woman"},
	"man_18_59":      {"nam giới trưởng thành", "nam giới từ 18 đến 59 tuổi", "nam 18-59", "nam giới từ 18 đến dưới 60 tuổi", "adult man"},
	"man_60_plus":    {"nam giới cao tuổi", "nam trên 60", "nam giới trên 60 tuổi", "nam giới từ 60 tuổi trở lên", "cụ ông", "elderly man", "older man"},
}

var formWords = map[string][]string{
	"physical":      {"bạo lực thân thể", "bạo lực thể chất", "thể chất", "thể xác", "bạo lực thể xác", "đánh đập", "thân thể, sức khỏe", "bodily"},
	"psychological": {"bạo lực tinh thần", "tâm lý", "bạo lực tâm lý", "chửi bới", "lăng mạ", "chửi mắng", "xúc phạm", "emotional", "mental", "verbal"},
	"sexual":        {"bạo lực tình dục", "xâm hại tình dục"},
	"economic":      {"bạo lực kinh tế", "kiểm soát kinh tế", "financial"},
}
