// SPDX-License-Identifier: MIT
#include "toolkit/exchange/verbs.h"

#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include "db/vault.h"
#include "toolkit/closed_process.h"
#include "toolkit/command_line.h"
#include "toolkit/desks/import_desk.h"
#include "toolkit/desks/wait_words.h"
#include "toolkit/exchange/client_export.h"
#include "toolkit/exchange/client_import.h"
#include "toolkit/exchange/passphrase_input.h"
#include "toolkit/files.h"
#include "toolkit/state_folder.h"

namespace toolkit {
namespace {

/// "1 client", "2 clients".
std::string counted(std::size_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string twin_words(const LineFate& line) {
  std::string words;
  if (!line.twins.empty()) {
    words = counted(line.twins.size(), "client") + " here with nearly the same name";
    if (line.twins.front().has_same_partner) words += " and the same partner";
  }
  if (line.earlier_line) {
    words += (words.empty() ? "line " : " and line ") + std::to_string(*line.earlier_line) + " of this file";
  }
  return words;
}

std::string fate_words(const LineFate& line) {
  switch (line.fate) {
    case Fate::Add:
      return "nobody here has this name.";
    case Fate::Duplicate:
      return "likely the same person as " + twin_words(line) + ".";
    case Fate::Couple:
      return "one line for two people. Decide whose record it is, and bring in that person.";
    case Fate::Refused:
      break;
  }
  return "refused. " + in_words(line.problem());
}

void list_fates(const ImportPlan& plan, const std::set<std::size_t>& chosen, std::ostream& out) {
  for (const auto& line : plan.lines) {
    const bool comes_in = line.fate != Fate::Refused && chosen.contains(line.line);
    out << "line " << line.line << (comes_in ? " comes in: " : " stays out: ") << fate_words(line) << '\n';
  }
  if (plan.not_kept.empty()) return;
  out << "Not kept, because a record has no place for it:";
  for (const auto& name : plan.not_kept) out << ' ' << name << (&name == &plan.not_kept.back() ? ".\n" : ",");
}

nlohmann::ordered_json fates_json(const ImportPlan& plan, const std::set<std::size_t>& chosen) {
  auto lines = nlohmann::ordered_json::array();
  for (const auto& line : plan.lines) {
    const bool comes_in = line.fate != Fate::Refused && chosen.contains(line.line);
    lines.push_back({{"line", line.line}, {"comesIn", comes_in}, {"why", fate_words(line)}});
  }
  return {{"lines", std::move(lines)}, {"notKept", plan.not_kept}};
}

bool has_refused(const ImportPlan& plan) {
  return std::ranges::any_of(plan.lines, [](const auto& line) { return line.fate == Fate::Refused; });
}

std::optional<Ticked> read_ticked(const std::vector<std::string>& words) {
  Ticked ticked;
  for (const auto& word : words) {
    bool* const member = word == "notes"       ? &ticked.notes
                         : word == "judgement" ? &ticked.judgement
                         : word == "screening" ? &ticked.screening
                         : word == "partner"   ? &ticked.partner
                                               : nullptr;
    if (member == nullptr) return std::nullopt;
    *member = true;
  }
  return ticked;
}

void write_files(const std::vector<NamedFile>& files, ExportFormat format, const std::filesystem::path& target) {
  if (format != ExportFormat::FhirForOpenEmr) return write_file(target, files.front().bytes);
  make_folder(target);
  for (const auto& file : files) write_file(target / file.name, file.bytes);
}

}  // namespace

bool unlock(db::Vault& vault, const VaultAccess& access, std::ostream& problems) {
  if (vault.state() == db::Vault::State::Absent) {
    problems << "There are no records in this folder. Start the service once to make them, or name another folder with "
                "--data.\n";
    return false;
  }
  const auto result = vault.unlock(read_passphrase(access.passphrase_descriptor));
  if (result != db::Vault::UnlockResult::Unlocked)
    problems << refusal_words(result, vault.wait_before_next_try()) << " Nothing was done.\n";
  return result == db::Vault::UnlockResult::Unlocked;
}

int import_file(const ImportOptions& options, const Shell& shell) {
  close_off_process();
  const auto bytes = read_file(options.file);
  const db::DataFolder folder(options.access.data_folder, state_folder());
  const db::SystemClock clock;
  db::Vault vault(folder, clock);
  if (!unlock(vault, options.access, shell.problems)) return kInputHasProblems;

  ClientImport import(vault);
  const auto plan = import.dry_run(bytes);
  auto chosen = plan.plain_lines();
  chosen.insert(options.also.begin(), options.also.end());
  if (!shell.wants_json) list_fates(plan, chosen, shell.out);
  const auto came_in = options.is_dry_run ? 0 : import.bring_in(bytes, chosen).size();
  vault.lock();
  if (shell.wants_json) {
    auto json = fates_json(plan, chosen);
    json["isDryRun"] = options.is_dry_run;
    json["broughtIn"] = came_in;
    shell.out << json.dump(2) << '\n';
  } else if (options.is_dry_run) {
    shell.out << "This was a dry run. Nothing was written.\n";
  } else {
    shell.out << counted(came_in, "client") << " brought in.\n";
  }
  return has_refused(plan) ? kInputHasProblems : kDone;
}

int export_record(const ExportOptions& options, std::ostream& out, std::ostream& problems) {
  const auto format = parse_export_format(options.format);
  const auto ticked = read_ticked(options.with);
  const auto id = db::parse_id<db::ClientId>(options.client);
  if (!format || !ticked || !id) {
    problems << "Name the client by the id in the address of their page, --as one of pdf, json, csv, vcard, fhir, "
                "fhir-openemr, and --with any of notes, judgement, screening, partner.\n";
    return kWrongUsage;
  }
  close_off_process();
  const db::DataFolder folder(options.access.data_folder, state_folder());
  const db::SystemClock clock;
  db::Vault vault(folder, clock);
  if (!unlock(vault, options.access, problems)) return kInputHasProblems;

  const auto files = ClientExport(vault).take_out(*id, *format, *ticked);
  vault.lock();
  if (!files) {
    problems << "There is no client with this id. Copy it from the address of the client's page.\n";
    return kInputHasProblems;
  }
  write_files(*files, *format, options.out);
  out << "Written to " << options.out.string() << ". It is not sealed: whoever has it can read it.\n";
  return kDone;
}

}  // namespace toolkit
