"""Runs an agent whose model is a script: it asks for a tool, and answers with what the tool gave back."""
from pydantic_ai import Agent, ModelResponse, TextPart, ToolCallPart, models
from pydantic_ai.models.function import FunctionModel

models.ALLOW_MODEL_REQUESTS = False  # no real model is asked, so no network is needed


def script(messages, info):
    if len(messages) == 1:
        return ModelResponse(parts=[ToolCallPart("add", {"a": 2, "b": 40})])
    return ModelResponse(parts=[TextPart(f"answer {messages[-1].parts[0].content}")])


agent = Agent(FunctionModel(script))


@agent.tool_plain
def add(a: int, b: int) -> int:
    """Adds two numbers."""
    return a + b


print(agent.run_sync("What is 2 + 40?").output)
