// SPDX-License-Identifier: MIT
#include "toolkit/printing/cups_printer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include <cups/cups.h>

#include "toolkit/printing/error.h"

namespace toolkit::printing {
namespace {

using Connection = std::unique_ptr<http_t, decltype([](http_t* http) { httpClose(http); })>;
using Message = std::unique_ptr<ipp_t, decltype([](ipp_t* message) { ippDelete(message); })>;
using Clock = std::chrono::steady_clock;

/// "Handout" says nothing to whoever looks at the queue.
constexpr const char* kJobName = "Handout";
constexpr const char* kAnyResource = "/";
constexpr int kConnecting = 3000;      // milliseconds
constexpr double kBetweenAsking = .5;  // seconds until it is asked whether to wait on
/// A scheduler that has said nothing for this long on its own computer has stopped.
constexpr auto kPatience = std::chrono::seconds(5);
/// Between two of these a stop is noticed.
constexpr std::size_t kPiece = std::size_t{64} * 1024;

constexpr const char* kNobodyThere =
    "The print system of this computer does not answer. Nothing was printed. Save the PDF, or try again later.";

/// How long one call waits for CUPS to take or say anything.
struct Waiting {
  Clock::time_point until = Clock::now() + kPatience;
  const std::atomic<bool>* is_given_up = nullptr;

  void go_on() { until = Clock::now() + kPatience; }
};

int waits_on(http_t* /*http*/, void* data) {
  const auto& waiting = *static_cast<const Waiting*>(data);
  const bool is_given_up = waiting.is_given_up != nullptr && *waiting.is_given_up;
  return !is_given_up && Clock::now() < waiting.until ? 1 : 0;
}

/// In place of libcups' own, which would ask at the terminal.
const char* no_password(const char*, http_t*, const char*, const char*, void*) {
  return nullptr;
}

Connection connect(const std::filesystem::path& socket, Waiting& waiting) {
  cupsSetPasswordCB2(no_password, nullptr);
  Connection http(httpConnect2(socket.c_str(), 0, nullptr, AF_UNSPEC, HTTP_ENCRYPTION_NEVER, 1, kConnecting, nullptr));
  if (!http) throw Error(Error::Kind::Unreachable, "connect", kNobodyThere);
  httpSetTimeout(http.get(), kBetweenAsking, waits_on, &waiting);
  return http;
}

std::string uri_of(const std::string& queue) {
  std::array<char, HTTP_MAX_URI> uri{};
  httpAssembleURIf(HTTP_URI_CODING_ALL, uri.data(), static_cast<int>(uri.size()), "ipp", nullptr, "localhost", 0,
                   "/printers/%s", queue.c_str());
  return uri.data();
}

void add(ipp_t* message, ipp_tag_t group, ipp_tag_t kind, const char* name, const char* value) {
  ippAddString(message, group, kind, name, nullptr, value);
}

Message new_request(ipp_op_t operation, const std::string& queue, std::optional<int> job = {}) {
  Message request(ippNewRequest(operation));
  if (!queue.empty()) add(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", uri_of(queue).c_str());
  if (job) ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", *job);
  add(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", cupsUser());
  return request;
}

template <std::size_t N>
void ask_for(ipp_t* request, const std::array<const char*, N>& attributes) {
  ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", static_cast<int>(N), nullptr,
                attributes.data());
}

struct Answer {
  Message message;
  ipp_status_t status;
};

/// Unreachable when there is none.
Answer answer_to(http_t* http, Message request, const char* place) {
  Message message(cupsDoRequest(http, request.release(), kAnyResource));
  if (!message) throw Error(Error::Kind::Unreachable, place, kNobodyThere);
  return {std::move(message), cupsLastError()};
}

bool is_good(ipp_status_t status) {
  return status <= IPP_STATUS_OK_CONFLICTING;
}

std::vector<std::string> texts(ipp_attribute_t* attribute) {
  std::vector<std::string> found;
  for (int i = 0; i < ippGetCount(attribute); ++i) {
    if (const char* text = ippGetString(attribute, i, nullptr)) found.emplace_back(text);
  }
  return found;
}

ipp_attribute_t* find(const Message& message, const char* name) {
  return ippFindAttribute(message.get(), name, IPP_TAG_ZERO);
}

/// One queue as its attributes tell it, one by one.
struct QueueReader {
  Queue queue;
  bool takes_jobs = true;
  bool says_sides = false;

  void read(ipp_attribute_t* attribute) {
    const std::string_view name = ippGetName(attribute);
    const auto first = [&] { return texts(attribute).empty() ? std::string() : texts(attribute).front(); };
    if (name == "printer-name") queue.name = first();
    if (name == "printer-info") queue.title = first();
    if (name == "media-supported") queue.sizes = texts(attribute);
    if (name == "media-ready") queue.loaded = texts(attribute);
    if (name == "printer-is-accepting-jobs") takes_jobs = ippGetBoolean(attribute, 0) != 0;
    if (name != "sides-supported") return;
    says_sides = true;
    queue.has_both_sides =
        std::ranges::any_of(texts(attribute), [](const auto& sides) { return sides.starts_with("two-sided"); });
  }

  void hand_over(std::vector<Queue>& queues) {
    if (queue.title.empty()) queue.title = queue.name;
    // A queue without a driver hands on what it is told.
    if (!says_sides) queue.has_both_sides = true;
    if (!queue.name.empty() && takes_jobs) queues.push_back(std::move(queue));
    *this = {};
  }
};

std::vector<Queue> read_queues(const Message& message) {
  std::vector<Queue> queues;
  QueueReader reader;
  for (auto* each = ippFirstAttribute(message.get()); each != nullptr; each = ippNextAttribute(message.get())) {
    // Groups are told apart by an attribute without a name.
    if (ippGetName(each) == nullptr) {
      reader.hand_over(queues);
    } else if (ippGetGroupTag(each) == IPP_TAG_PRINTER) {
      reader.read(each);
    }
  }
  reader.hand_over(queues);
  return queues;
}

std::string usual_queue(http_t* http) {
  auto request = new_request(IPP_OP_CUPS_GET_DEFAULT, {});
  ask_for(request.get(), std::array{"printer-name"});
  const auto answer = answer_to(http, std::move(request), "usual printer");
  const auto names = texts(find(answer.message, "printer-name"));
  return names.empty() ? std::string() : names.front();
}

int create_job(http_t* http, const Order& order) {
  auto request = new_request(IPP_OP_CREATE_JOB, order.queue);
  add(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", kJobName);
  ippAddInteger(request.get(), IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", order.copies);
  add(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", order.size.c_str());
  add(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides",
      order.sides == Sides::Both ? "two-sided-long-edge" : "one-sided");
  // No page before or behind it that says who printed what.
  constexpr std::array kNoBanner = {"none", "none"};
  ippAddStrings(request.get(), IPP_TAG_JOB, IPP_TAG_NAME, "job-sheets", 2, nullptr, kNoBanner.data());
  const auto answer = answer_to(http, std::move(request), "create job");
  auto* const number = find(answer.message, "job-id");
  if (!is_good(answer.status) || number == nullptr) {
    throw Error(Error::Kind::Refused, "create job",
                "The printer does not take jobs now. Nothing was printed. Choose another one, or save the PDF.");
  }
  return ippGetInteger(number, 0);
}

Message document_request(const Order& order, int job) {
  auto request = new_request(IPP_OP_SEND_DOCUMENT, order.queue, job);
  add(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", "application/pdf");
  ippAddBoolean(request.get(), IPP_TAG_OPERATION, "last-document", 1);
  return request;
}

/// What CUPS has of a document. It prints nothing of one that did not come whole.
enum class Taken { Whole, NotWhole, Unknown };

Taken write_document(http_t* http, const Order& order, int job, std::string_view pdf, Waiting& waiting) {
  const auto request = document_request(order, job);
  const auto length = ippLength(request.get()) + pdf.size();
  auto status = cupsSendRequest(http, request.get(), kAnyResource, length);
  std::size_t at = 0;
  for (; at < pdf.size() && status == HTTP_STATUS_CONTINUE; at += kPiece) {
    if (*waiting.is_given_up) return Taken::NotWhole;
    const auto piece = pdf.substr(at, kPiece);
    waiting.go_on();
    status = cupsWriteRequestData(http, piece.data(), piece.size());
  }
  if (at < pdf.size()) return Taken::NotWhole;
  // After each piece libcups reads one line, if there is one. "OK" is the first of the answer: cupsGetResponse() reads
  // on from there, as it does in cupsDoIORequest().
  if (status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK) return Taken::Whole;
  // The connection broke off at the last piece, before or after it was through.
  return status == HTTP_STATUS_ERROR ? Taken::Unknown : Taken::NotWhole;
}

Report::Job job_state(int state) {
  constexpr std::pair<ipp_jstate_t, Report::Job> kStates[] = {
      {IPP_JSTATE_PENDING, Report::Job::Pending},       {IPP_JSTATE_HELD, Report::Job::Held},
      {IPP_JSTATE_PROCESSING, Report::Job::Processing}, {IPP_JSTATE_STOPPED, Report::Job::Stopped},
      {IPP_JSTATE_CANCELED, Report::Job::Canceled},     {IPP_JSTATE_ABORTED, Report::Job::Aborted},
      {IPP_JSTATE_COMPLETED, Report::Job::Completed}};
  for (const auto& [known, job] : kStates) {
    if (known == state) return job;
  }
  return Report::Job::Gone;
}

void append_reasons(std::vector<std::string>& reasons, const Message& message, const char* name) {
  for (auto& reason : texts(find(message, name))) {
    if (reason != "none" && std::ranges::find(reasons, reason) == reasons.end()) reasons.push_back(std::move(reason));
  }
}

void read_job(Report& report, const Answer& answer) {
  auto* const state = find(answer.message, "job-state");
  if (answer.status == IPP_STATUS_ERROR_NOT_FOUND || answer.status == IPP_STATUS_ERROR_GONE) {
    report.job = Report::Job::Gone;
    return;
  }
  if (!is_good(answer.status) || state == nullptr) throw Error(Error::Kind::Refused, "look at job", kNobodyThere);
  report.job = job_state(ippGetInteger(state, 0));
  append_reasons(report.reasons, answer.message, "job-state-reasons");
  append_reasons(report.reasons, answer.message, "job-printer-state-reasons");
}

void read_printer(Report& report, const Answer& answer) {
  if (auto* const state = find(answer.message, "printer-state"))
    report.is_queue_stopped = ippGetInteger(state, 0) == IPP_PSTATE_STOPPED;
  append_reasons(report.reasons, answer.message, "printer-state-reasons");
  const auto messages = texts(find(answer.message, "printer-state-message"));
  if (!messages.empty()) report.message = messages.front();
}

}  // namespace

CupsPrinter::CupsPrinter(std::filesystem::path socket) : socket_(std::move(socket)) {
  // libcups takes anything else for the name of a host.
  assert(socket_.is_absolute());
}

std::vector<Queue> CupsPrinter::queues() {
  Waiting waiting;
  const auto http = connect(socket_, waiting);
  auto request = new_request(IPP_OP_CUPS_GET_PRINTERS, {});
  ask_for(request.get(), std::array{"printer-name", "printer-info", "printer-is-accepting-jobs", "media-supported",
                                    "media-ready", "sides-supported"});
  auto queues = read_queues(answer_to(http.get(), std::move(request), "list printers").message);
  waiting.go_on();
  const auto usual = usual_queue(http.get());
  for (auto& queue : queues) queue.is_usual = queue.name == usual;
  return queues;
}

int CupsPrinter::print(const Order& order, std::string_view pdf, const std::atomic<bool>& is_given_up) {
  Waiting waiting;
  waiting.is_given_up = &is_given_up;
  const auto http = connect(socket_, waiting);
  const int job = create_job(http.get(), order);
  waiting.go_on();
  const auto taken = write_document(http.get(), order, job, pdf, waiting);
  waiting.go_on();
  const Message answer(taken == Taken::Whole ? cupsGetResponse(http.get(), kAnyResource) : nullptr);
  if (taken == Taken::Whole && (!answer || is_good(ippGetStatusCode(answer.get())))) return job;
  bool is_known = taken != Taken::Unknown;
  try {
    cancel(order.queue, job);
  } catch (const Error&) {
    is_known = false;
  }
  if (!is_known) {
    throw Error(Error::Kind::Unknown, "send document",
                "The print system went away in the middle. Look at the printer before you print it again.");
  }
  if (is_given_up) throw Error(Error::Kind::GivenUp, "send document", "It was stopped before anything was printed.");
  throw Error(Error::Kind::Refused, "send document",
              "The print system did not take the document. Nothing was printed. Try again, or save the PDF.");
}

Report CupsPrinter::look(const std::string& queue, int job) {
  Waiting waiting;
  const auto http = connect(socket_, waiting);
  auto about_job = new_request(IPP_OP_GET_JOB_ATTRIBUTES, queue, job);
  ask_for(about_job.get(), std::array{"job-state", "job-state-reasons", "job-printer-state-reasons"});
  Report report;
  read_job(report, answer_to(http.get(), std::move(about_job), "look at job"));
  waiting.go_on();
  auto about_printer = new_request(IPP_OP_GET_PRINTER_ATTRIBUTES, queue);
  ask_for(about_printer.get(), std::array{"printer-state", "printer-state-reasons", "printer-state-message"});
  read_printer(report, answer_to(http.get(), std::move(about_printer), "look at printer"));
  return report;
}

void CupsPrinter::cancel(const std::string& queue, int job) {
  Waiting waiting;
  const auto http = connect(socket_, waiting);
  const auto answer = answer_to(http.get(), new_request(IPP_OP_CANCEL_JOB, queue, job), "cancel job");
  const bool is_over = answer.status == IPP_STATUS_ERROR_NOT_POSSIBLE || answer.status == IPP_STATUS_ERROR_NOT_FOUND;
  if (!is_good(answer.status) && !is_over)
    throw Error(Error::Kind::Refused, "cancel job", "The print system did not stop the job.");
}

}  // namespace toolkit::printing
