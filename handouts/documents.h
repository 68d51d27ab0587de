// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace handouts {

struct CaseFacts;

/// A document of the library, one copy at a time: H03 has a client's and a partner's copy. H are handouts, S support
/// numbers, C scripts, L letters, F forms to sign, N pages for the practitioner (domain.md 7).
enum class DocumentCode {
  H01,
  H02,
  H03C,
  H03P,
  H04,
  H05,
  H06,
  H07,
  H08,
  H09,
  H10,
  H11,
  S01,
  C01,
  C02,
  L01,
  L02,
  L03,
  L04,
  F01,
  F02,
  F03,
  F04,
  F05,
  F06,
  N01,
  N02,
  N03
};
/// In the order above.
std::span<const DocumentCode> all_documents();
/// "H02", "H03-C", … and back.
std::string to_text(DocumentCode code);
std::optional<DocumentCode> find_document(std::string_view text);

/// "TP therapist to partner: C02, L02, L03, L04" (domain.md 6).
bool is_from_therapist(DocumentCode code);
/// A letter of the therapist's, which is posted or handed over; C02 is a call.
bool is_letter_from_therapist(DocumentCode code);
/// "CP client to partner (client hands over or says): L01, H03-P, C01, H02".
bool is_from_client(DocumentCode code);
/// "INV = TP and CP and H11: everything that leads to the partner being asked or told".
bool is_invitation(DocumentCode code);
/// "IND individual track: H04, H05, H06, H07, H08".
bool is_individual_track(DocumentCode code);
/// "FR forms: F01 to F06": signed at the practice, where they stay.
bool is_form(DocumentCode code);
/// N01 to N03: they stay in the office, and no gate touches them.
bool is_worker_page(DocumentCode code);
/// Whether the partner is the one who reads it.
bool is_read_by_partner(DocumentCode code);

/// The language of document_languages() that the reader reads; empty when the library has no text in theirs. Where
/// nobody asked what the partner reads, it is what the client reads. Pages for the practitioner are in English, but for
/// the guide to a call, which is in the partner's language where there is one.
std::string reader_language(DocumentCode code, const CaseFacts& facts);
/// The same, and English where the library has no text in theirs.
std::string document_language(DocumentCode code, const CaseFacts& facts);

}  // namespace handouts
