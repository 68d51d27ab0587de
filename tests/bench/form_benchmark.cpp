// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>

#include "forms/enablement.h"
#include "forms/json.h"
#include "forms/validation.h"

/// A form of 800 questions, far more than anybody fills: reading it, checking every answer, and saying which questions
/// are open after one answer has changed. Once as 40 groups, once as one long list, which is what would show work that
/// grows with the square of the form.
namespace {

constexpr int kQuestions = 800;

enum class Shape { Groups, OneList };

std::string link_id(int number) {
  return "question-" + std::to_string(number);
}

/// A choice of five in English and Spanish; every second one opens for an answer to the one before it.
std::string question(int number) {
  constexpr std::string_view kTranslation =
      R"({"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
          {"url": "lang", "valueCode": "es-US"}, {"url": "content", "valueString": "¿Con qué frecuencia?"}]}]})";
  std::string json = R"({"linkId": ")" + link_id(number) + R"(", "text": "How often does it happen?", "_text": )";
  json += kTranslation;
  json += R"(, "type": "choice", "extension": [
      {"url": "urn:both-of-us:sensitivity", "valueCode": "C"},
      {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-choiceOrientation", "valueCode": "horizontal"}])";
  if (number % 2 == 1) {
    json += R"(, "enableWhen": [{"question": ")" + link_id(number - 1) +
            R"(", "operator": "=", "answerCoding": {"system": "urn:test:often", "code": "3"}}])";
  }
  json += R"(, "answerOption": [)";
  for (int option = 0; option < 5; ++option) {
    json += (option == 0 ? "" : ",") + (R"({"valueCoding": {"system": "urn:test:often", "code": ")" +
                                        std::to_string(option) + R"(", "display": "Some days"}})");
  }
  return json + "]}";
}

std::string answer(int number) {
  return R"({"linkId": ")" + link_id(number) +
         R"(", "answer": [{"valueCoding": {"system": "urn:test:often", "code": "3", "display": "Some days"}}]})";
}

/// The items that `write` makes, in groups of 20 or in one list.
std::string items(Shape shape, std::string (*write)(int number), const std::string& type) {
  constexpr int kInGroup = 20;
  std::string json;
  for (int number = 0; number < kQuestions; ++number) {
    const bool begins_group = shape == Shape::Groups && number % kInGroup == 0;
    if (begins_group) {
      json += std::string(number == 0 ? "" : "]},") + R"({"linkId": "group-)" + std::to_string(number) + "\"" + type +
              R"(, "item": [)";
    } else if (number > 0) {
      json += ",";
    }
    json += write(number);
  }
  return json + (shape == Shape::Groups ? "]}" : "");
}

std::string form_json(Shape shape) {
  return R"({"resourceType": "Questionnaire", "language": "en-US", "status": "active", "item": [)" +
         items(shape, question, R"(, "type": "group")") + "]}";
}

forms::QuestionnaireResponse response(Shape shape) {
  return forms::read_response(R"({"resourceType": "QuestionnaireResponse", "status": "completed", "item": [)" +
                              items(shape, answer, "") + "]}");
}

Shape shape_of(const benchmark::State& state) {
  return state.range(0) == 0 ? Shape::Groups : Shape::OneList;
}

void ReadForm(benchmark::State& state) {
  const auto json = form_json(shape_of(state));
  for (auto _ : state) benchmark::DoNotOptimize(forms::read_questionnaire(json, "es-US"));
  state.counters["bytes"] = static_cast<double>(json.size());
}

void ValidateAnswers(benchmark::State& state) {
  const auto form = forms::read_questionnaire(form_json(shape_of(state)));
  const auto answers = response(shape_of(state));
  if (!forms::validate(form, answers).empty()) std::abort();
  for (auto _ : state) benchmark::DoNotOptimize(forms::validate(form, answers));
}

void ReadFormAndValidate(benchmark::State& state) {
  const auto json = form_json(shape_of(state));
  const auto answers = response(shape_of(state));
  for (auto _ : state) benchmark::DoNotOptimize(forms::validate(forms::read_questionnaire(json, "es-US"), answers));
}

/// The answer to one question changes and every question is asked again whether it is open.
void EvaluateAfterOneAnswer(benchmark::State& state) {
  const auto form = forms::read_questionnaire(form_json(shape_of(state)));
  auto answers = response(shape_of(state));
  auto* changing = &answers.items.back();
  if (!changing->items.empty()) changing = &changing->items.back();
  std::get<forms::Coding>(changing->answers[0].value).code = "1";
  if (forms::open_items(form, answers).size() < kQuestions) std::abort();
  for (auto _ : state) {
    auto& code = std::get<forms::Coding>(changing->answers[0].value).code;
    code = code == "1" ? "3" : "1";
    benchmark::DoNotOptimize(forms::open_items(form, answers));
  }
}

void in_both_shapes(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgName("one_list")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
}

BENCHMARK(ReadForm)->Apply(in_both_shapes);
BENCHMARK(ValidateAnswers)->Apply(in_both_shapes);
BENCHMARK(ReadFormAndValidate)->Apply(in_both_shapes);
BENCHMARK(EvaluateAfterOneAnswer)->Apply(in_both_shapes);

}  // namespace

BENCHMARK_MAIN();
