// SPDX-License-Identifier: MIT
#include "toolkit/exchange/incoming_clients.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "forms/validation.h"
#include "toolkit/exchange/content_line.h"
#include "toolkit/exchange/csv.h"
#include "toolkit/exchange/person_words.h"
#include "toolkit/exchange/vcard.h"

namespace toolkit {
namespace {

constexpr std::size_t kLongestName = 120;  // as on the page for a new client
constexpr std::size_t kLongestWord = 60;   // what the client calls the partner, and pronouns
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

enum class Column {
  Name,
  FirstName,
  LastName,
  Suffix,
  PreferredName,
  ClientType,
  Pronouns,
  Language,
  PartnerName,
  PartnerCalled,
  PartnerPronouns,
  PartnerLanguage,
  NotKept
};

struct ColumnName {
  std::string_view title;  ///< in lower case, words separated by one space
  Column column;
};
constexpr std::array kColumnNames = {
    ColumnName{"name", Column::Name},
    ColumnName{"client", Column::Name},
    ColumnName{"client name", Column::Name},
    ColumnName{"first name", Column::FirstName},
    ColumnName{"legal first name", Column::FirstName},
    ColumnName{"last name", Column::LastName},
    ColumnName{"legal last name", Column::LastName},
    ColumnName{"suffix", Column::Suffix},
    ColumnName{"preferred name", Column::PreferredName},
    ColumnName{"what name do they go by", Column::PreferredName},
    ColumnName{"client type", Column::ClientType},
    ColumnName{"pronouns", Column::Pronouns},
    ColumnName{"language", Column::Language},
    ColumnName{"partner", Column::PartnerName},
    ColumnName{"partner name", Column::PartnerName},
    ColumnName{"partner called", Column::PartnerCalled},
    ColumnName{"partner pronouns", Column::PartnerPronouns},
    ColumnName{"partner language", Column::PartnerLanguage},
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kWhite = " \t\r\n";
  const auto begin = text.find_first_not_of(kWhite);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kWhite) - begin + 1);
}

/// SimplePractice marks a column that must be filled with an asterisk.
Column column_of(std::string_view title) {
  auto plain = lower_ascii(trimmed(title));
  std::ranges::replace(plain, '_', ' ');
  std::erase_if(plain, [](char c) { return c == '*' || c == '?'; });
  const auto found = std::ranges::find(kColumnNames, trimmed(plain), &ColumnName::title);
  return found == kColumnNames.end() ? Column::NotKept : found->column;
}

bool is_one_line_of(std::string_view text, std::size_t longest) {
  return forms::count_characters(text) <= longest && text.find_first_of("\r\n") == std::string_view::npos;
}

std::optional<std::string> problem_with(const IncomingClient& client) {
  if (client.name.empty()) return "There is no name. Write the name this person wants you to use.";
  const auto& partner = client.partner;
  if (!is_one_line_of(client.name, kLongestName) || !is_one_line_of(partner.name, kLongestName)) {
    return "A name is longer than 120 characters or has more than one line. Shorten it.";
  }
  for (const auto* word : {&client.pronouns, &partner.pronouns, &partner.called}) {
    if (!is_one_line_of(*word, kLongestWord)) {
      return "The pronouns, or the word for the partner, are longer than 60 characters. Shorten them.";
    }
  }
  for (const auto* code : {&client.language, &partner.language}) {
    if (!code->empty() && !is_language_code(*code)) {
      return "The language is not a code such as en-US or es-US. Write it as one, or leave it empty.";
    }
  }
  return std::nullopt;
}

void take(IncomingClients& result, IncomingClient client) {
  if (auto problem = problem_with(client)) {
    result.refused.push_back({client.line, std::move(*problem)});
  } else {
    result.clients.push_back(std::move(client));
  }
}

void name_once(std::vector<std::string>& names, std::string_view name) {
  if (!name.empty() && std::ranges::find(names, name) == names.end()) names.emplace_back(name);
}

std::string joined(std::initializer_list<std::string_view> words) {
  std::string text;
  for (const auto word : words) {
    if (!word.empty()) text.append(text.empty() ? "" : " ").append(word);
  }
  return text;
}

/// Reads the rows of one list by the titles of its columns.
class ListReader {
 public:
  explicit ListReader(const CsvRow& titles) {
    for (const auto& title : titles.cells) columns_.push_back(column_of(title));
  }

  bool has(Column column) const { return std::ranges::find(columns_, column) != columns_.end(); }
  /// A list that has the whole name does not need its parts.
  bool is_kept(std::size_t index) const {
    const auto column = columns_[index];
    const bool is_part = column == Column::FirstName || column == Column::LastName || column == Column::Suffix ||
                         column == Column::PreferredName;
    return column != Column::NotKept && !(is_part && has(Column::Name));
  }

  bool has_repeated_column() const {
    return std::ranges::any_of(kColumnNames,
                               [&](const auto& each) { return std::ranges::count(columns_, each.column) > 1; });
  }

  IncomingClient read(const CsvRow& row) const {
    const auto cell = [&](Column column) { return std::string(cell_of(row, column)); };
    IncomingClient client;
    client.line = row.line;
    client.name = name_in(row);
    client.pronouns = pronouns_code(cell_of(row, Column::Pronouns));
    client.language = language_code(cell_of(row, Column::Language));
    client.partner = {cell(Column::PartnerName), cell(Column::PartnerCalled),
                      pronouns_code(cell_of(row, Column::PartnerPronouns)),
                      language_code(cell_of(row, Column::PartnerLanguage))};
    client.is_couple =
        lower_ascii(cell(Column::ClientType)) == "couple" || client.name.find(" & ") != std::string::npos;
    return client;
  }

 private:
  std::string_view cell_of(const CsvRow& row, Column column) const {
    const auto found = std::ranges::find(columns_, column);
    return found == columns_.end() ? std::string_view()
                                   : trimmed(row.cells[static_cast<std::size_t>(found - columns_.begin())]);
  }

  std::string name_in(const CsvRow& row) const {
    if (has(Column::Name)) return std::string(cell_of(row, Column::Name));
    const auto preferred = cell_of(row, Column::PreferredName);
    return joined({preferred.empty() ? cell_of(row, Column::FirstName) : preferred, cell_of(row, Column::LastName),
                   cell_of(row, Column::Suffix)});
  }

  std::vector<Column> columns_;
};

IncomingClients read_list(std::string_view bytes) {
  auto list = read_csv(bytes);
  if (!list.problems.empty()) return {{}, std::move(list.problems), {}};
  if (list.rows.empty()) return {{}, {{1, "The file is empty. The first row names the columns, such as name."}}, {}};
  const auto& titles = list.rows.front();
  const ListReader reader(titles);
  if (!reader.has(Column::Name) && !reader.has(Column::FirstName) && !reader.has(Column::PreferredName)) {
    return {{},
            {{titles.line, "The first row has no column for the name. Call it name, and separate columns by commas."}},
            {}};
  }
  if (reader.has_repeated_column()) {
    return {{}, {{titles.line, "Two columns of the first row mean the same. Remove one of them."}}, {}};
  }
  IncomingClients result;
  for (std::size_t i = 0; i < titles.cells.size(); ++i) {
    if (!reader.is_kept(i)) name_once(result.not_kept, trimmed(titles.cells[i]));
  }
  for (std::size_t i = 1; i < list.rows.size(); ++i) take(result, reader.read(list.rows[i]));
  return result;
}

IncomingClients read_cards(std::string_view bytes) {
  auto cards = read_vcards(bytes);
  IncomingClients result{{}, std::move(cards.problems), {}};
  for (const auto& card : cards.cards) {
    IncomingClient client;
    client.line = card.line;
    client.name = trimmed(card.name);
    client.language = trimmed(card.language);
    client.partner.name = trimmed(card.partner);
    client.is_couple = client.name.find(" & ") != std::string::npos;
    for (const auto& property : card.not_kept) name_once(result.not_kept, property);
    take(result, std::move(client));
  }
  std::ranges::stable_sort(result.refused, {}, &LineProblem::line);
  return result;
}

bool begins_like_a_card(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  constexpr std::string_view kBegin = "begin:vcard";
  const auto begin = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  return lower_ascii(bytes.substr(begin, kBegin.size())) == kBegin;
}

}  // namespace

IncomingClients read_incoming_clients(std::string_view bytes) {
  return begins_like_a_card(bytes) ? read_cards(bytes) : read_list(bytes);
}

}  // namespace toolkit
