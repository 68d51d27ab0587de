// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "sample_letter.h"

/// The program as a therapist runs it: `bothofus merge` of the sample letter, from the start of the process to its end,
/// on two cores, written to the disk of the folder for temporary files. A disk that has just lost many files is slower
/// for some minutes (ext4 looks for numbers of files that were not deleted lately), so what makes most of them comes
/// last.
namespace {

/// A template, records and a place for letters, gone with the object.
class Folder {
 public:
  explicit Folder(unsigned record_count) {
    if (mkdtemp(path_.data()) == nullptr) std::abort();
    std::ofstream(file("letter.md")) << bench::letter_file();
    std::ofstream records(file("records.jsonl"));
    for (unsigned number = 0; number < record_count; ++number) records << bench::record(number);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() / "bothofus-letters-XXXXXX").string();
};

void keep_to_two_cores() {
  cpu_set_t all;
  sched_getaffinity(0, sizeof all, &all);
  cpu_set_t two;
  CPU_ZERO(&two);
  for (unsigned core = 0; core < CPU_SETSIZE && CPU_COUNT(&two) < 2; ++core)
    if (CPU_ISSET(core, &all)) CPU_SET(core, &two);
  sched_setaffinity(0, sizeof two, &two);
}

[[noreturn]] void become_merge(const Folder& folder) {
  keep_to_two_cores();
  ::dup2(::open("/dev/null", O_WRONLY), STDOUT_FILENO);
  const auto source = folder.file("letter.md");
  const auto records = folder.file("records.jsonl");
  const auto out = folder.file("out");
  ::execl(BOTHOFUS, BOTHOFUS, "merge", source.c_str(), records.c_str(), out.c_str(), "--date", "2026-11-23", nullptr);
  ::_exit(127);
}

/// What one run of the program took.
struct Taken {
  double wall = 0;  ///< seconds
  double cpu = 0;
  double peak_mb = 0;
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

Taken run(const Folder& folder) {
  const auto began = std::chrono::steady_clock::now();
  const auto child = ::fork();
  if (child == 0) become_merge(folder);
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  const auto ended = std::chrono::steady_clock::now();
  if (status != 0) std::abort();
  return {std::chrono::duration<double>(ended - began).count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

/// One letter by a process that has just started; the files of program and fonts are in the system's memory.
void FirstLetterOfAProcess(benchmark::State& state) {
  const Folder folder(1);
  std::vector<double> walls;
  std::vector<double> cpus;
  double peak = 0;
  for (auto _ : state) {
    const auto taken = run(folder);
    state.SetIterationTime(taken.wall);
    walls.push_back(1e3 * taken.wall);
    cpus.push_back(1e3 * taken.cpu);
    peak = std::max(peak, taken.peak_mb);
  }
  state.counters["median_wall_ms"] = median(walls);
  state.counters["median_cpu_ms"] = median(cpus);
  state.counters["peak_mb"] = peak;
}
BENCHMARK(FirstLetterOfAProcess)->Iterations(101)->UseManualTime()->Unit(benchmark::kMillisecond);

void MergeToDisk(benchmark::State& state) {
  const auto count = static_cast<unsigned>(state.range(0));
  const Folder folder(count);
  for (auto _ : state) {
    const auto taken = run(folder);
    state.SetIterationTime(taken.wall);
    state.counters["letters/s"] = count / taken.wall;
    state.counters["cpu_us/letter"] = 1e6 * taken.cpu / count;
    state.counters["peak_mb"] = taken.peak_mb;
  }
}
BENCHMARK(MergeToDisk)->Arg(1'000)->Arg(20'000)->Iterations(1)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
