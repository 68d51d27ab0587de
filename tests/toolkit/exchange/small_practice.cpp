// SPDX-License-Identifier: MIT
#include "small_practice.h"

#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "db/audit_trail.h"
#include "db/authorizations.h"
#include "db/issued_documents.h"
#include "db/notes.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "forms/shipped.h"

namespace toolkit::test {
namespace {

db::SecretBytes passphrase() {
  std::string copy(kWords);
  return db::SecretBytes::taken_from(copy);
}

std::string response(const std::string& answer) {
  return R"({"resourceType":"QuestionnaireResponse","status":"in-progress","item":[{"linkId":"group","text":"Group",)"
         R"("item":[{"linkId":"question","text":"Question","answer":[{"valueString":")" +
         answer + R"("}]}]}]})";
}

}  // namespace

SmallPractice::SmallPractice() {
  auto pattern = (std::filesystem::temp_directory_path() / "both-of-us-exchange-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = std::filesystem::canonical(pattern);
  opened_.emplace(data_folder(), clock_);
  // The least that Argon2 allows, so that tests wait for nothing.
  vault().create(passphrase(), db::PassphraseCost{1, 8192});
}

SmallPractice::~SmallPractice() {
  opened_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void SmallPractice::open() {
  opened_.emplace(data_folder(), clock_);
  clock_.advance(vault().wait_before_next_try());
  if (vault().unlock(passphrase()) != db::Vault::UnlockResult::Unlocked) throw std::runtime_error("not unlocked");
}

db::Client SmallPractice::add_client(const std::string& name, const std::string& partner) {
  db::Transaction transaction(vault());
  auto client = db::add_client(transaction, name, {partner, "", "", ""});
  transaction.commit({db::AuditAction::Create, "client", client.id.text, client.id, ""});
  return client;
}

db::ClientId SmallPractice::add_everything(const std::string& name) {
  const auto id = add_client(name, name + "'s partner").id;
  db::Transaction transaction(vault());
  const auto add_answers = [&](const forms::Questionnaire& form, const std::string& answer) {
    db::add_response(transaction, id, form.canonical(), db::ResponseState::InProgress, response(answer));
  };
  add_answers(forms::intake(), name);
  add_answers(forms::practitioner_judgement(), "needle-in-judgement");
  db::add_screening(transaction, id, db::ScreeningKind::Screen, response("needle-in-screen"));
  db::add_note(transaction, id, std::chrono::year(2026) / 11 / 22, "needle-in-note");
  db::Authorization authorization;
  authorization.client = id;
  authorization.signed_on = std::chrono::year(2026) / 11 / 13;
  authorization.expires_on = std::chrono::year(2027) / 2 / 11;
  authorization.recipient = name + "'s partner";
  authorization.channels = {"post"};
  authorization.is_complete = true;
  db::add_authorization(transaction, authorization);
  db::add_issued_document(transaction, {{}, id, "H02", "1.0.0", {}, "{}", "%PDF-1.7 bytes"});
  transaction.commit({db::AuditAction::Create, "client", id.text, id, "everything"});
  return id;
}

std::vector<std::string> SmallPractice::clients() {
  db::Transaction transaction(vault());
  std::vector<std::string> lines;
  for (const auto& client : db::list_clients(transaction)) {
    lines.push_back(client.name + (client.partner.name.empty() ? "" : " with " + client.partner.name));
  }
  return lines;
}

std::vector<std::string> SmallPractice::trail() {
  db::Transaction transaction(vault());
  std::vector<std::string> lines;
  for (const auto& entry : db::audit_entries(transaction, 10'000)) {
    auto line = db::to_text(entry.event.action);
    for (const auto& word : {entry.event.kind, entry.event.detail}) line += (word.empty() ? "" : " ") + word;
    lines.push_back(std::move(line));
  }
  std::ranges::reverse(lines);
  lines.erase(lines.begin());
  return lines;
}

std::filesystem::path SmallPractice::file(std::string_view name, std::string_view bytes) const {
  std::ofstream(path_ / name, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return path_ / name;
}

}  // namespace toolkit::test
