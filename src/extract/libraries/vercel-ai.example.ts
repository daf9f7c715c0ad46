import { generateText, streamText, tool } from "ai";
import { openai } from "@ai-sdk/openai";
import { createAnthropic } from "@ai-sdk/anthropic";

const anthropic = createAnthropic({ apiKey: process.env.ANTHROPIC_KEY });

export async function summary(text: string) {
  const { text: short } = await generateText({ model: openai("gpt-4o"), prompt: text }); // => sends to openai generateText
  return short;
}

export const reply = (messages: string[]) => streamText({ model: anthropic("claude-sonnet-4"), messages }); // => sends to anthropic streamText
generateText({ model: "openai/gpt-4o", prompt: "Which order is late?" }); // => sends to vercel-ai-gateway generateText
tool({ description: "finds an order" });
