// SPDX-License-Identifier: MIT
#include "toolkit/command_line.h"

#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <unistd.h>

#include <CLI/CLI.hpp>

#include "forms/error.h"
#include "handouts/error.h"
#include "toolkit/backup_command.h"
#include "toolkit/demo.h"
#include "toolkit/evaluate.h"
#include "toolkit/exchange/verbs.h"
#include "toolkit/failure_text.h"
#include "toolkit/form_paper_verbs.h"
#include "toolkit/form_verbs.h"
#include "toolkit/mailing/mail_merge.h"
#include "toolkit/open_command.h"
#include "toolkit/serve.h"
#include "toolkit/verify_command.h"

namespace toolkit {
namespace {

/// The practice's own folder, by the XDG base directory specification.
std::filesystem::path default_data_folder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/') {
    return std::filesystem::path(data) / "both-of-us";
  }
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home != nullptr ? home : ".") / ".local/share/both-of-us";
}

bool is_about_the_input(const handouts::Error& error) {
  return error.kind() != handouts::Error::Kind::Font && error.kind() != handouts::Error::Kind::Pdf;
}

/// The other end where exceptions are caught (the pages are one): kind -> exit code.
int exit_code_for(const std::exception& failure) {
  if (const auto* document = dynamic_cast<const handouts::Error*>(&failure)) {
    return is_about_the_input(*document) ? kInputHasProblems : kWorldFailed;
  }
  if (dynamic_cast<const forms::Error*>(&failure) != nullptr) return kInputHasProblems;
  return kWorldFailed;
}

const std::map<std::string, handouts::Variant> kVariants = {{"standard", handouts::Variant::Standard},
                                                            {"large-print", handouts::Variant::LargePrint},
                                                            {"easy-read", handouts::Variant::EasyRead}};

void add_vault_options(CLI::App& verb, VaultAccess& access) {
  verb.add_option("--data", access.data_folder, "The folder your records are in")->capture_default_str();
  verb.add_option("--passphrase-fd", access.passphrase_descriptor,
                  "A file descriptor to read the passphrase from, instead of the terminal");
}

void add_json_option(CLI::App& verb, Shell& shell) {
  verb.add_flag("--json", shell.wants_json, "Say what came of it as JSON");
}

std::string variant_problem(const std::string& name) {
  return kVariants.contains(name) ? "" : "Choose standard, large-print or easy-read.";
}

void add_form_paper_verbs(CLI::App& form_verb, int& result) {
  auto printing = std::make_shared<FormPrint>();
  auto* pdf_verb = form_verb.add_subcommand("pdf", "A questionnaire as a PDF to fill in");
  pdf_verb->add_option("questionnaire", printing->questionnaire_file, "A questionnaire (.json)")->required();
  pdf_verb->add_option("out", printing->out_file, "The PDF to write")->required();
  pdf_verb->add_option("--answers", printing->answers_file, "Answers (.json) that are filled in already");
  pdf_verb->add_option("--language", printing->language, "The language of its questions, such as es-US");
  pdf_verb->add_flag_callback(
      "--pen", [printing] { printing->form_paper = handouts::FormPaper::Pen; }, "For a pen only, not for a screen");
  pdf_verb->add_flag("--short", printing->is_short, "Only the questions of its short form");
  pdf_verb->add_flag_callback(
      "--own-record", [printing] { printing->audience = handouts::FormAudience::OwnRecord; },
      "With what only the therapist may see");
  pdf_verb->add_flag_callback(
      "--a4", [printing] { printing->paper = handouts::Paper::A4; }, "A4 instead of US Letter");
  auto variant = std::make_shared<std::string>("standard");
  pdf_verb->add_option("--variant", *variant, "How it is set: standard, large-print or easy-read")
      ->capture_default_str()
      ->check(variant_problem);
  pdf_verb->callback([printing, variant, &result] {
    printing->variant = kVariants.at(*variant);
    result = print_form(*printing, std::cerr);
  });

  auto reading = std::make_shared<FormRead>();
  auto* read_verb = form_verb.add_subcommand("read", "The answers in a filled PDF, as a QuestionnaireResponse");
  read_verb->add_option("pdf", reading->pdf_file, "A PDF of this program that somebody filled in")->required();
  read_verb->add_option("--form", reading->questionnaire_file,
                        "The questionnaire (.json), unless it is one of the program's own");
  read_verb->add_option("--against", reading->against_file,
                        "Answers (.json) you have: say in words what would change, a line for each question");
  read_verb->callback([reading, &result] { result = read_filled_form(*reading, std::cout, std::cerr); });
}

void add_open_verb(CLI::App& app, int& result) {
  auto opening = std::make_shared<OpenOptions>(OpenOptions{default_data_folder()});
  auto* open_verb = app.add_subcommand("open", "Open the service that runs in your browser");
  open_verb->add_option("--data", opening->data_folder, "The folder your records are in")->capture_default_str();
  open_verb->add_flag_callback(
      "--print", [opening] { opening->in = OpenIn::Print; }, "Print the address, which works once, for 30 seconds");
  auto seconds = std::make_shared<unsigned>(0);
  open_verb->add_option("--wait", *seconds, "How many seconds to wait for a service that is only just starting")
      ->capture_default_str()
      ->check(CLI::Range(0U, 600U));
  open_verb->callback([opening, seconds, &result] {
    opening->wait = std::chrono::seconds(*seconds);
    result = open_in_browser(*opening, std::cout, std::cerr);
  });
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app{"Both of Us: from a first session alone to a gentle invitation, on your own computer.", "bothofus"};
  app.set_version_flag("--version", "bothofus " BOTHOFUS_VERSION, "Print the version and exit");
  app.require_subcommand(0, 1);
  int result = kDone;
  Shell shell{std::cout, std::cerr};
  if (::isatty(STDERR_FILENO) != 0) shell.terminal = &std::cerr;

  ServeOptions serving{default_data_folder()};
  auto* serve_verb = app.add_subcommand("serve", "Start the service for your browser on this computer");
  auto* serve_data =
      serve_verb->add_option("--data", serving.data_folder, "The folder your records are in")->capture_default_str();
  serve_verb->add_option("--port", serving.port, "The port on 127.0.0.1; 0 takes a free one")->capture_default_str();
  serve_verb->add_option("--cups", serving.cups_socket, "The socket of the print system, on this computer")
      ->capture_default_str()
      ->check([](const std::string& path) {
        return path.starts_with('/') ? "" : "It is the whole path of a socket, such as /run/cups/cups.sock.";
      });
  serving.is_at_terminal = ::isatty(STDOUT_FILENO) != 0;
  // As this program was called, so that it can be copied.
  serving.open_words = std::string(argv[0]) + " open";
  serve_verb->callback([&] {
    if (serve_data->count() > 0) serving.open_words += " --data \"" + serving.data_folder.string() + '"';
    result = serve(serving, std::cout);
  });
  add_open_verb(app, result);

  std::filesystem::path demo_folder;
  auto* demo_verb = app.add_subcommand("demo", "Make every document that the invented couples may have, as PDF");
  demo_verb->add_option("--out", demo_folder, "The folder to write to")->required();
  add_json_option(*demo_verb, shell);
  demo_verb->callback([&] { result = make_demo(demo_folder, shell); });

  MailMerge merging;
  auto* merge_verb = app.add_subcommand("merge", "Merge records into a template: one PDF a record");
  merge_verb->add_option("template", merging.template_file, "A template (.md)")->required();
  merge_verb->add_option("records", merging.records_file, "Records, one JSON object a line (.jsonl)")->required();
  merge_verb->add_option("outdir", merging.out_folder, "The folder to write to")->required();
  merge_verb->add_option("--date", merging.date, "The date the files carry, such as 2026-11-23 (today unless given)");
  bool is_a4 = false;
  merge_verb->add_flag("--a4", is_a4, "A4 instead of US Letter");
  std::string variant = "standard";
  merge_verb->add_option("--variant", variant, "How it is set: standard, large-print or easy-read")
      ->capture_default_str()
      ->check(variant_problem);
  merge_verb->callback([&] {
    if (is_a4) merging.paper = handouts::Paper::A4;
    merging.variant = kVariants.at(variant);
    merging.terminal = shell.terminal;
    result = merge(merging, std::cout, std::cerr);
  });

  std::filesystem::path case_file;
  auto* evaluate_verb = app.add_subcommand("evaluate", "What may be offered in one case, and why, as JSON");
  evaluate_verb->add_option("case", case_file, "A case (.json)")->required();
  evaluate_verb->callback([&] { result = evaluate_case(case_file, std::cout, std::cerr); });

  auto* form_verb = app.add_subcommand("form", "Forms (FHIR R4): what is wrong with them, on paper, and back");
  form_verb->require_subcommand(1);
  std::vector<std::filesystem::path> form_files;
  auto* check_verb = form_verb->add_subcommand("check", "What is wrong with forms (FHIR R4 Questionnaire)");
  check_verb->add_option("files", form_files, "Forms (.json)")->required();
  check_verb->callback([&] { result = check_forms(form_files, std::cout); });
  std::filesystem::path questionnaire_file;
  std::filesystem::path response_file;
  auto* validate_verb = form_verb->add_subcommand("validate", "What is wrong with the answers to a form");
  validate_verb->add_option("questionnaire", questionnaire_file, "A form (.json)")->required();
  validate_verb->add_option("response", response_file, "Answers to it, a QuestionnaireResponse (.json)")->required();
  validate_verb->callback([&] { result = validate_answers(questionnaire_file, response_file, std::cout); });
  add_form_paper_verbs(*form_verb, result);

  ImportOptions importing{{default_data_folder(), {}}, {}, false, {}};
  auto* import_verb = app.add_subcommand("import", "Bring clients in from a list (.csv) or contact cards (.vcf)");
  import_verb->add_option("file", importing.file, "A list of clients")->required();
  import_verb->add_flag("--dry-run", importing.is_dry_run, "Only say what would become of every line");
  import_verb->add_option("--also", importing.also, "Lines to bring in that would otherwise stay out");
  add_vault_options(*import_verb, importing.access);
  add_json_option(*import_verb, shell);
  import_verb->callback([&] { result = import_file(importing, shell); });

  ExportOptions exporting{{default_data_folder(), {}}, {}, {}, {}, {}};
  auto* export_verb = app.add_subcommand("export", "Take one client's record out, readable by anybody");
  export_verb->add_option("client", exporting.client, "The id in the address of the client's page")->required();
  export_verb->add_option("--as", exporting.format, "pdf, json, csv, vcard, fhir or fhir-openemr")->required();
  export_verb->add_option("--with", exporting.with, "What else leaves: notes, judgement, screening, partner");
  export_verb->add_option("--out", exporting.out, "The file to write; for fhir-openemr a folder")->required();
  add_vault_options(*export_verb, exporting.access);
  export_verb->callback([&] { result = export_record(exporting, std::cout, std::cerr); });

  VaultAccess verifying{default_data_folder(), {}};
  auto* verify_verb = app.add_subcommand("verify", "Read all records and list what is damaged or was changed outside");
  add_vault_options(*verify_verb, verifying);
  add_json_option(*verify_verb, shell);
  verify_verb->callback([&] { result = verify_records(verifying, shell); });

  VaultAccess backing_up{default_data_folder(), {}};
  std::filesystem::path backup_folder;
  auto* backup_verb = app.add_subcommand("backup", "Make a sealed backup and restore it once to be sure of it");
  backup_verb->add_option("--to", backup_folder, "The folder for backups, best on another drive")->required();
  add_vault_options(*backup_verb, backing_up);
  add_json_option(*backup_verb, shell);
  backup_verb->callback([&] { result = make_backup_from_shell(backing_up, backup_folder, shell); });

  VaultAccess restoring{default_data_folder(), {}};
  std::filesystem::path backup_file;
  auto* restore_verb =
      app.add_subcommand("restore", "Put a backup in the place of the records, which are kept beside it");
  restore_verb->add_option("file", backup_file, "A backup (.backup)")->required();
  bool is_with_kit = false;
  restore_verb->add_flag("--kit", is_with_kit,
                         "Read the code of the recovery kit, in one line, instead of the passphrase");
  add_vault_options(*restore_verb, restoring);
  add_json_option(*restore_verb, shell);
  restore_verb->callback([&] {
    result =
        restore_from_shell(restoring, backup_file, is_with_kit ? OpensWith::RecoveryKit : OpensWith::Passphrase, shell);
  });

  try {
    app.parse(argc, argv);
    if (argc == 1) std::cout << app.help();
    return result;
  } catch (const CLI::Success& asked_for_help) {
    return app.exit(asked_for_help);
  } catch (const CLI::ParseError& wrong) {
    app.exit(wrong);
    return kWrongUsage;
  } catch (const std::exception& failure) {
    std::cerr << sentence_with_place(failure) << '\n';
    return exit_code_for(failure);
  }
}

}  // namespace toolkit
