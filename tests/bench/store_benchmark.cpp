// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
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

/// A program that keeps the same note in SQLite as it comes: the table and the settings of ours, nothing sealed, no
/// versions, no trail.
class PlainStore {
 public:
  explicit PlainStore(const std::filesystem::path& file)
      : database_(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    for (const char* setting : {"page_size=16384", "locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE",
                                "synchronous=EXTRA", "secure_delete=ON", "temp_store=MEMORY"})
      SQLite::Statement(database_, std::string("PRAGMA ") + setting).executeStep();
    database_.exec(
        "CREATE TABLE note (id TEXT PRIMARY KEY NOT NULL, client_id TEXT NOT NULL, version INTEGER NOT NULL, "
        "created_at "
        "INTEGER NOT NULL, changed_at INTEGER NOT NULL, session_date BLOB NOT NULL, body BLOB NOT NULL, mac BLOB NOT "
        "NULL) STRICT; CREATE INDEX note_by_client ON note (client_id)");
    insert_ = std::make_unique<SQLite::Statement>(database_, "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  }

  void begin() { database_.exec("BEGIN IMMEDIATE"); }
  void commit() { database_.exec("COMMIT"); }
  void add(const std::string& id, const std::string& client, const std::string& body) {
    const std::string date(126, 'd');
    const std::string mac(32, 'm');
    const std::string text = body + std::string(256 - body.size() % 256 + 62, 's');
    insert_->bind(1, id);
    insert_->bind(2, client);
    insert_->bind(3, 1);
    insert_->bind(4, std::int64_t{1795392000});
    insert_->bind(5, std::int64_t{1795392000});
    insert_->bind(6, date.data(), static_cast<int>(date.size()));
    insert_->bind(7, text.data(), static_cast<int>(text.size()));
    insert_->bind(8, mac.data(), static_cast<int>(mac.size()));
    insert_->exec();
    insert_->reset();
  }

 private:
  SQLite::Database database_;
  std::unique_ptr<SQLite::Statement> insert_;
};

constexpr std::chrono::year_month_day kDay{std::chrono::year(2026), std::chrono::November, std::chrono::day(20)};

/// A note of 2,000 characters, saved durably with its seal, MAC, version, rosters and audit entry, and the same text as
/// a row of plain SQLite, in turns on one disk. `ratio` is the median of the pairs.
void DurableNoteAgainstPlainSqlite(benchmark::State& state) {
  bench::Practice practice;
  practice.add_clients(1000, 2);
  PlainStore plain(practice.path() / "plain");
  std::vector<db::ClientId> clients;
  {
    db::Transaction transaction(practice.vault());
    for (const auto& client : db::list_clients(transaction)) clients.push_back(client.id);
    plain.begin();
    bench::Dice dice(3);
    for (int i = 0; i < 2000; ++i)
      plain.add(db::random_uuid(), clients[dice.below(1000)].text, invented_text(dice, 50));
    plain.commit();
  }
  bench::Dice dice(5);
  std::vector<double> ours;
  std::vector<double> theirs;
  std::vector<double> ratios;
  for (auto _ : state) {
    const auto text = bench::invented_text(dice, 250).substr(0, 2000);
    const auto client = clients[dice.below(1000)];
    ours.push_back(milliseconds([&] {
      db::Transaction transaction(practice.vault());
      const auto note = db::add_note(transaction, client, kDay, text);
      transaction.commit({db::AuditAction::Create, "note", note.id.text, client, {}});
    }));
    theirs.push_back(milliseconds([&] {
      plain.begin();
      plain.add(db::random_uuid(), client.text, text);
      plain.commit();
    }));
    ratios.push_back(ours.back() / theirs.back());
  }
  state.counters["ours_ms"] = median(ours);
  state.counters["plain_ms"] = median(theirs);
  state.counters["ratio"] = median(ratios);
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
  toolkit::VaultDesk vault_desk(vault);
  toolkit::ClientDesk clients(vault);
  toolkit::IntakeDesk intake(vault);
  toolkit::ConsentDesk consent(vault);
  toolkit::HandoutDesk handouts(vault, typefaces);
  toolkit::PracticeDesk practice_desk(vault);
  toolkit::ClientExport exporting(vault);
  toolkit::SearchDesk search(vault);
  const toolkit::View view;
  toolkit::http::SessionTable sessions({}, toolkit::http::time_since_boot);
  const toolkit::PageRoom room{vault_desk, clients, intake,   consent,          handouts, practice_desk,
                               exporting,  search,  sessions, practice.clock(), view};
  const auto router = toolkit::make_router(room);
  const auto match = router.match(toolkit::http::Method::Get, "/clients");
  auto& session = sessions.open();
  std::vector<double> times;
  for (auto _ : state) {
    vault.lock();
    times.push_back(milliseconds([&] {
      practice.unlock();
      benchmark::DoNotOptimize(match.route->handler({toolkit::http::Method::Get, "/clients", {}, {}, {}, &session}));
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
      index.add({db::SearchEntry::Kind::Note, "note " + number, client, 1}, std::vector{bench::invented_text(dice, 50)},
                db::SearchIndex::Age::OlderThanAll);
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

}  // namespace

BENCHMARK_MAIN();
