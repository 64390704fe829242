// Package placename finds the commune, district or province that a text names.
//
// # Rule
//
// A unit is found, or several are reported, or none: nothing is guessed. Two
// names are compared in four steps.
//
//   - Spelling. Case, blanks, Unicode form (NFC, NFD), where the tone stands
//     (hoà, hòa), apostrophes, hyphens and the zeros of numerals (P.02) never
//     matter. A text that writes no accents fits every unit of those letters; one
//     that writes other accents than the unit's fits worse, and is told apart.
//   - Type. "Xã X" fits the xã before the phường; without a type all fit alike.
//   - District and province, where the text or the row gives them: other ones
//     rule a unit out, one that the edition does not have is unconfirmed.
//   - Edition, day and code, where given. A code counts together with the name.
//
// A unit is the answer only if it is as good as every other one in each of these
// and better in some: a better spelling does not outweigh another district.
//
// # What is accepted
//
// Spelled as the unit is, or without any accents, and contradicted by nothing.
// Everything less is accepted only where something else agrees, and is marked so
// that the caller reports it (Result.Silent):
//
//   - another type (a commune became a ward and officials write on as they did):
//     if the district, the province or the code agrees, or the edition is stated,
//     and no other of these is left unconfirmed;
//   - other accents (or none in a text that has some), "Phường II" for "Phường 2", "la" for "Ia", "Mĩ" for "Mỹ": if
//     the district, the province or the code agrees;
//   - both of these at once: never;
//   - a code that lost zeros: if the name is spelled right and of the right type;
//   - a district stated for a unit of an edition without districts: if the province
//     agrees, and no older unit of that name lies in that district.
//
// Edit distance gives suggestions, never an answer. A code without a name is good
// only with its edition, and never repaired.
//
// # Editions
//
// One Index holds every edition, because a name can be ambiguous between them. An
// edition stated rules the others out. A day prefers the editions in force, but a
// text that names a unit gone by then still finds it, marked. Units of several
// editions that agree in code, name, type, district and province count as one
// place, and the newest is returned: names cannot tell that its borders moved.
//
// # Addresses
//
// A text may be an address: "thôn Đông, xã Tam Hồng, huyện Yên Lạc, tỉnh Vĩnh
// Phúc", "Tam Hồng - Yên Lạc - Vĩnh Phúc", "Xã Tam Hồng (Yên Lạc)". What follows
// the name must be its district and province; what precedes it is left alone. An
// address whose commune is not said is not resolved, even where a commune is named
// like the district.
//
// # Cost
//
// Match of a name that is spelled right, or without accents, takes 1 to 2 µs and
// no memory; an address up to 5 µs; suggestions some 100 µs, so keep the answer of
// a text that comes back row after row. NewIndex takes some 50 ms for 25,000 places.
//
// # Not promised
//
// A name of a unit gone by, written without its district, is that of a new unit
// wherever a new unit of the same province has it: nothing in the text tells.
package placename
