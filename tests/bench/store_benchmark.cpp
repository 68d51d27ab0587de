// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <benchmark/benchmark.h>

#include "db/clients.h"
#include "db/notes.h"
#include "db/search.h"
#include "db/transaction.h"
#include "invented_practice.h"
#include "toolkit/desks/answer_texts.h"
#include "toolkit/pages/pages.h"
#include "toolkit/printing/cups_printer.h"

/// What a record costs beyond the disk: each figure of the store stands beside plain SQLite's, or beside its limit.
namespace {

using Clock = std::chrono::steady_clock;

template <class Act>
double milliseconds(Act act) {
  const auto start = Clock::now();
  act();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
  return values[values.size() / 2];
}

using Bytes = std::string;

/// Plain SQLite with the settings of ours: statements kept prepared, nothing sealed or checked.
class PlainStore {
 public:
  explicit PlainStore(const std::filesystem::path& file)
      : database_(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    for (const char* setting :
         {"page_size=16384", "locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE", "synchronous=EXTRA", "secure_delete=ON",
          "temp_store=MEMORY", "foreign_keys=ON", "cache_size=-32768"})
      SQLite::Statement(database_, std::string("PRAGMA ") + setting).executeStep();
  }

  void execute(const char* sql) { database_.exec(sql); }

  template <class... Values>
  void run(const std::string& sql, const Values&... values) {
    auto& statement = statements_[sql];
    if (!statement) statement = std::make_unique<SQLite::Statement>(database_, sql);
    int place = 0;
    (bind(*statement, ++place, values), ...);
    statement->exec();
    statement->reset();
  }

 private:
  static void bind(SQLite::Statement& statement, int place, std::int64_t value) { statement.bind(place, value); }
  static void bind(SQLite::Statement& statement, int place, const char* value) { statement.bind(place, value); }
  static void bind(SQLite::Statement& statement, int place, const db::ClientId& id) { statement.bind(place, id.text); }
  static void bind(SQLite::Statement& statement, int place, const Bytes& value) {
    statement.bind(place, value.data(), static_cast<int>(value.size()));
  }

  SQLite::Database database_;
  std::map<std::string, std::unique_ptr<SQLite::Statement>> statements_;
};

constexpr std::int64_t kTime = 1795392000;

/// An id as TEXT.
db::ClientId random_id() {
  return db::new_id<db::ClientId>();
}

/// As many bytes as this text has when it is sealed.
Bytes sealed_size(std::size_t text) {
  const std::size_t block = text < 256 ? 64 : text < 4096 ? 256 : 4096;
  return Bytes(62 + (text / block + 1) * block, 's');
}

/// One row, as a program keeps a note that knows neither versions nor a trail.
void add_row(PlainStore& store, const db::ClientId& client, std::size_t text) {
  store.run(
      "INSERT INTO note (id, client_id, version, created_at, changed_at, session_date, body, mac) "
      "VALUES (?, ?, 1, ?, ?, ?, ?, ?)",
      random_id(), client, kTime, kTime, sealed_size(10), sealed_size(text), Bytes(32, 'm'));
}

/// Every row that a save of ours writes, with as many bytes: the note, its version, the rosters of the client and of
/// the practice, the audit entry with its link and the head of the trail.
void add_every_row(PlainStore& store, const db::ClientId& client, std::size_t text, std::int64_t sequence) {
  const auto note = random_id();
  store.run(
      "INSERT INTO note (id, client_id, version, created_at, changed_at, session_date, body, mac) "
      "VALUES (?, ?, 1, ?, ?, ?, ?, ?)",
      note, client, kTime, kTime, sealed_size(10), sealed_size(text), Bytes(32, 'm'));
  store.run(
      "INSERT INTO record_version (id, client_id, version, of_table, of_id, of_version, saved_at, saved_by, "
      "content, mac) VALUES (?, ?, 1, 'note', ?, 1, ?, '', ?, ?)",
      random_id(), client, note, kTime, sealed_size(text + 90), Bytes(32, 'm'));
  store.run("UPDATE roster SET version = version + 1, digest = ? WHERE scope = ?", sealed_size(32), client);
  store.run("UPDATE roster SET version = version + 1, digest = ? WHERE scope = ''", sealed_size(32));
  store.run(
      "INSERT INTO audit_entry (sequence, at, action, kind, object, client_id, detail) "
      "VALUES (?, ?, 'create', 'note', ?, ?, ?)",
      sequence, kTime, note, client, sealed_size(0));
  store.run("INSERT INTO audit_link (sequence, mac) VALUES (?, ?)", sequence, Bytes(32, 'l'));
  store.run("UPDATE audit_head SET sequence = ?1, next_key = ?2, anchored_sequence = ?1, anchor = ?2", sequence,
            Bytes(32, 'k'));
}

constexpr std::chrono::year_month_day kDay{std::chrono::year(2026), std::chrono::November, std::chrono::day(20)};

/// A note of 2,000 characters, kept durably: by the store, sealed and checked, and by plain SQLite in a copy of the
/// same file, once with every row that the store writes and once as one row alone. In turns on one disk; the ratios are
/// medians of the pairs.
void DurableNoteAgainstPlainSqlite(benchmark::State& state) {
  bench::Practice practice;
  practice.add_clients(1000, 2);
  const auto clients = practice.client_ids();
  practice.vault().lock();
  std::filesystem::copy_file(practice.path() / "records.both-of-us", practice.path() / "every-row");
  std::filesystem::copy_file(practice.path() / "records.both-of-us", practice.path() / "one-row");
  practice.unlock();
  PlainStore every_row(practice.path() / "every-row");
  PlainStore one_row(practice.path() / "one-row");
  std::int64_t sequence = practice.last_sequence() - 1;
  bench::Dice dice(5);
  std::vector<double> ours;
  std::vector<double> theirs;
  std::vector<double> ratios;
  std::vector<double> ratios_to_one_row;
  for (auto _ : state) {
    const auto text = bench::invented_text(dice, 400).substr(0, 2000);
    const auto client = clients[dice.below(1000)];
    ours.push_back(milliseconds([&] {
      db::Transaction transaction(practice.vault());
      const auto note = db::add_note(transaction, client, kDay, text);
      transaction.commit({db::AuditAction::Create, "note", note.id.text, client, {}});
    }));
    theirs.push_back(milliseconds([&] {
      every_row.execute("BEGIN IMMEDIATE");
      add_every_row(every_row, client, text.size(), ++sequence);
      every_row.execute("COMMIT");
    }));
    const auto alone = milliseconds([&] {
      one_row.execute("BEGIN IMMEDIATE");
      add_row(one_row, client, text.size());
      one_row.execute("COMMIT");
    });
    ratios.push_back(ours.back() / theirs.back());
    ratios_to_one_row.push_back(ours.back() / alone);
  }
  state.counters["ours_ms"] = median(ours);
  state.counters["plain_ms"] = median(theirs);
  state.counters["ratio"] = median(ratios);
  state.counters["ratio_to_one_row"] = median(ratios_to_one_row);
}
BENCHMARK(DurableNoteAgainstPlainSqlite)->Unit(benchmark::kMillisecond)->Iterations(1000);

/// 10,000 clients with five notes and an intake each, made once.
bench::Practice& large_practice() {
  static bench::Practice practice;
  static const bool is_filled = (practice.add_clients(10'000, 5), true);
  benchmark::DoNotOptimize(is_filled);
  return practice;
}

/// From the first row to the last, in the short turns in which it is read beside the pages.
void SearchIndexOfTenThousandClients(benchmark::State& state) {
  auto& practice = large_practice();
  double longest = 0;
  std::size_t rows = 0;
  double words = 0;
  for (auto _ : state) {
    state.PauseTiming();
    practice.vault().lock();
    practice.unlock();
    state.ResumeTiming();
    db::SearchProgress progress{0, 1, false};
    while (!progress.is_done()) {
      longest = std::max(longest, milliseconds([&] {
                           db::Transaction transaction(practice.vault());
                           progress = db::read_for_search(transaction, toolkit::answer_texts, 64);
                         }));
    }
    rows = progress.total;
    words = static_cast<double>([&] {
      db::Transaction t(practice.vault());
      return t.search().index.size();
    }());
  }
  state.counters["rows"] = static_cast<double>(rows);
  state.counters["words"] = words;
  state.counters["longest_turn_ms"] = longest;
}
BENCHMARK(SearchIndexOfTenThousandClients)->Unit(benchmark::kMillisecond)->Iterations(3);

/// Everything between the passphrase and the list of clients on the screen: the schema's check, the audit entry, the
/// roster of the practice, the newest hundred, the page. The least key derivation, which stands beside it in real life.
void UnlockToTheListOfTenThousandClients(benchmark::State& state) {
  auto& practice = large_practice();
  auto& vault = practice.vault();
  const handouts::Typefaces typefaces;
  toolkit::RecoveryKitDesk kit(vault, typefaces, practice.clock(), [](std::size_t) { return std::size_t{0}; });
  // Until the kit is on paper every page leads to it.
  kit.make();
  kit.confirm(kit.groups().front());
  toolkit::printing::CupsPrinter printer(toolkit::printing::kCupsSocket);
  toolkit::PrintWork print_work(vault, printer);
  toolkit::VaultDesk vault_desk(vault, kit, print_work);
  toolkit::AccessDesk access(vault, vault_desk, kit);
  toolkit::KeyRotation rotation(vault);
  toolkit::LanguageDesk language(vault);
  toolkit::LockingDesk locking(vault);
  toolkit::ClientDesk clients(vault);
  toolkit::NoteDraftDesk drafts(vault);
  toolkit::IntakeDesk intake(vault);
  toolkit::FormDesk forms(vault);
  toolkit::FormPaperDesk form_papers(vault, typefaces);
  toolkit::OwnFormDesk own_forms(vault);
  toolkit::OwnTextDesk own_texts(vault, typefaces);
  toolkit::ConsentDesk consent(vault);
  toolkit::HandoutDesk handouts(vault, typefaces);
  toolkit::LibraryDesk library(vault, typefaces);
  toolkit::PostDesk post(vault, typefaces);
  toolkit::PictureDesk pictures(vault);
  toolkit::PracticeDesk practice_desk(vault);
  toolkit::NumberDesk number_desk(vault, typefaces);
  toolkit::OutcomeDesk outcome_desk(vault);
  toolkit::TodayDesk today_desk(vault);
  toolkit::HistoryDesk history(vault);
  toolkit::ProcessDesk process(vault);
  toolkit::AuditDesk audit(vault);
  toolkit::RefusedRequests refused(vault);
  toolkit::ClientExport exporting(vault);
  toolkit::SearchDesk search(vault);
  toolkit::MergeDesk merging(vault);
  toolkit::TrashDesk trash(vault);
  toolkit::ImportDesk importing(vault);
  toolkit::RetentionDesk retention(vault);
  toolkit::ErasureDesk erasure(vault, vault_desk);
  toolkit::PrintDesk printing(vault, print_work);
  toolkit::BackupWork backup_work(vault, [](const auto& exchange) { exchange(); });
  toolkit::BackupDesk backups(vault, backup_work);
  const toolkit::View view;
  toolkit::http::SessionTable sessions({}, toolkit::http::time_since_boot);
  toolkit::http::Tickets tickets(toolkit::http::time_since_boot);
  const toolkit::PageRoom room{
      .vault = vault_desk,
      .language = language,
      .locking = locking,
      .clients = clients,
      .drafts = drafts,
      .intake = intake,
      .forms = forms,
      .form_papers = form_papers,
      .consent = consent,
      .handouts = handouts,
      .library = library,
      .post = post,
      .printing = printing,
      .pictures = pictures,
      .practice = practice_desk,
      .numbers = number_desk,
      .outcomes = outcome_desk,
      .today = today_desk,
      .history = history,
      .process = process,
      .own_forms = own_forms,
      .own_texts = own_texts,
      .audit = audit,
      .refused = refused,
      .exporting = exporting,
      .search = search,
      .kit = kit,
      .access = access,
      .rotation = rotation,
      .merging = merging,
      .trash = trash,
      .importing = importing,
      .retention = retention,
      .erasure = erasure,
      .backups = backups,
      .sessions = sessions,
      .tickets = tickets,
      .clock = practice.clock(),
      .view = view,
  };
  const auto router = toolkit::make_router(room);
  const auto match = router.match(toolkit::http::Method::Get, "/clients");
  auto& session = sessions.open();
  std::vector<double> times;
  for (auto _ : state) {
    vault.lock();
    times.push_back(milliseconds([&] {
      practice.unlock();
      const auto reply =
          toolkit::http::written(match.route->handler({toolkit::http::Method::Get, "/clients", {}, {}, {}, &session}));
      if (reply.status != 200) state.SkipWithError("the list of clients was not shown");
    }));
  }
  vault.lock();
  practice.unlock();
  state.counters["median_ms"] = median(times);
  state.counters["longest_ms"] = *std::ranges::max_element(times);
}
BENCHMARK(UnlockToTheListOfTenThousandClients)->Unit(benchmark::kMillisecond)->Iterations(15);

const std::vector<std::pair<const char*, std::string>>& queries() {
  static const std::vector<std::pair<const char*, std::string>> all = {
      {"one letter", "m"},
      {"two letters", "ma"},
      {"common word", "maki"},
      {"rare word", "denwatermari"},
      {"three words", "mari jo steun"},
      {"nonsense", "qqqxyz"},
      {"twelve letters", "m r j s n k t d p l u w"},
      {"ten thousand characters", std::string(10'000, 'm')}};
  return all;
}

/// The index alone, of 100,000 notes and their people. The worst of what can be typed counts.
void SearchAmongHundredThousandRecords(benchmark::State& state) {
  static db::SearchIndex index;
  static const bool is_filled = [] {
    bench::Dice dice(11);
    for (int i = 0; i < 100'000; ++i) {
      const auto number = std::to_string(i);
      const db::ClientId client{number};
      index.add({db::SearchEntry::Kind::Client, number, client, 1},
                std::vector{bench::invented_name(dice), bench::invented_name(dice)},
                db::SearchIndex::Age::OlderThanAll);
      index.add({db::SearchEntry::Kind::NoteText, "note " + number, client, 1},
                std::vector{bench::invented_text(dice, 50)}, db::SearchIndex::Age::OlderThanAll);
    }
    return true;
  }();
  benchmark::DoNotOptimize(is_filled);
  const auto& [name, typed] = queries()[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(name);
  std::vector<double> times;
  std::size_t found = 0;
  for (auto _ : state) {
    times.push_back(milliseconds([&] {
      const auto hits = index.find(index.words().typed(typed), 50);
      found = hits.people.size() + hits.records.size();
    }));
  }
  state.counters["found"] = static_cast<double>(found);
  state.counters["median_ms"] = median(times);
  state.counters["longest_ms"] = *std::ranges::max_element(times);
}
BENCHMARK(SearchAmongHundredThousandRecords)->Unit(benchmark::kMillisecond)->DenseRange(0, 7)->Iterations(100);

/// The whole of a search: what changed since, the index, up to a hundred rows opened and checked, the audit entry on
/// the disk.
void WholeSearchAmongTenThousandClients(benchmark::State& state) {
  auto& practice = large_practice();
  toolkit::SearchDesk desk(practice.vault());
  desk.read_everything();
  const auto& [name, typed] = queries()[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(name);
  std::vector<double> times;
  for (auto _ : state) times.push_back(milliseconds([&] { benchmark::DoNotOptimize(desk.search(typed, 50)); }));
  state.counters["median_ms"] = median(times);
}
BENCHMARK(WholeSearchAmongTenThousandClients)->Unit(benchmark::kMillisecond)->DenseRange(0, 7)->Iterations(50);

void tell_once(bench::Practice& practice) {
  static const bool is_told = (practice.add_happenings(), true);
  benchmark::DoNotOptimize(is_told);
}

/// Every intake and every form about what happened next, opened, checked, read and counted.
void WhatHappenedToTenThousandClientsCounted(benchmark::State& state) {
  auto& practice = large_practice();
  tell_once(practice);
  toolkit::OutcomeDesk desk(practice.vault());
  for (auto _ : state) {
    if (desk.open().is_empty) state.SkipWithError("nothing was counted");
  }
}
BENCHMARK(WhatHappenedToTenThousandClientsCounted)->Unit(benchmark::kMillisecond)->Iterations(3);

/// As many open cases as the page looks at, each with its intake and what happened next: where unlocking leads.
void TodayInALargePractice(benchmark::State& state) {
  auto& practice = large_practice();
  tell_once(practice);
  toolkit::TodayDesk desk(practice.vault());
  std::vector<double> times;
  for (auto _ : state) {
    times.push_back(milliseconds([&] {
      if (!desk.open().has_more) state.SkipWithError("there were too few cases");
    }));
  }
  state.counters["median_ms"] = median(times);
}
BENCHMARK(TodayInALargePractice)->Unit(benchmark::kMillisecond)->Iterations(5);

}  // namespace

BENCHMARK_MAIN();
