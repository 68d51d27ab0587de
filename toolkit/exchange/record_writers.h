// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "toolkit/exchange/client_record.h"

namespace handouts {
class Typefaces;
}

/// One client's record as bytes. The same record gives the same bytes. Times are UTC.
namespace toolkit {

/// Our own form, the one that leaves nothing out of what was gathered:
///
///   {"format": "both-of-us.client-record", "format_version": 1, "taken_out_at": …, "ticked": ["notes", …],
///    "client": {"id", "state", "created_at", "changed_at", "name", "pronouns", "language"},
///    "partner": {"name", "called", "pronouns", "language"},
///    "responses": [{"id", "questionnaire", "state", "created_at", "changed_at", "response": QuestionnaireResponse}],
///    "authorizations": [{"id", "signed_on", "expires_on", "revoked_on", "recipient", "channels", "is_complete"}],
///    "issued_documents": [{"id", "code", "template_version", "issued_at", "data", "sha256", "pdf"}],
///    "notes": [{"id", "session_date", "created_at", "changed_at", "text"}],
///    "screenings": [{"id", "kind", "recorded_at", "response"}]}
///
/// Texts that are empty stay as "". "revoked_on" is null when the authorization stands. "sha256" is hexadecimal and
/// "pdf" is base64. "notes" and "screenings" are there only when they were ticked.
std::string write_record_json(const ClientRecord& record);

/// Rows of section, question, answer; a question with several answers has several rows. Notes and screens carry their
/// date in the section.
std::string write_record_csv(const ClientRecord& record);

/// A vCard 4.0 of the client, with the partner's name only when ticked.
std::string write_record_vcard(const ClientRecord& record);

/// A FHIR R4 Bundle of type collection: Patient, RelatedPerson for a partner, QuestionnaireResponses as stored with
/// their subject, a Consent for each authorization, a DocumentReference for each issued document and note. Names are
/// told as text and never split into parts.
std::string write_record_fhir(const ClientRecord& record);

/// The record to read on paper, on the practice's paper size and with its letterhead. The partner's name heads it only
/// when ticked. handouts::Error of kind Layout when it would be longer than a document may be.
std::string write_record_pdf(const ClientRecord& record, const handouts::Typefaces& typefaces);

/// A file of its own, with a name that says nothing of anybody.
struct NamedFile {
  std::string name;
  std::string bytes;

  friend bool operator==(const NamedFile&, const NamedFile&) = default;
};
/// The resources that OpenEMR takes, one a file, as its importer can bear them: no extensions on Patient, names of use
/// "official", no Consent and no DocumentReference.
std::vector<NamedFile> write_record_openemr(const ClientRecord& record);

}  // namespace toolkit
