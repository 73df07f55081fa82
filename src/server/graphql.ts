import { createHash } from 'node:crypto'

import { configToSchema } from '@payloadcms/graphql'
import type { DocumentNode, ExecutionResult, GraphQLSchema, ValidationRule } from 'graphql'
import {
  execute,
  GraphQLError,
  getOperationAST,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import type { Payload, PayloadRequest, SanitizedConfig } from 'payload'
import { createPayloadRequest, headersWithCors, logError, mergeHeaders } from 'payload'

import { createSelectAsked } from './selectAsked.ts'

/** A question as the draft "GraphQL over HTTP" (section 5.4) has it. */
export type GraphQLQuestion = {
  operationName: null | string
  query: string
  variables: Record<string, unknown>
}

/** What one question may ask, known before it is asked. */
export type Prepared = { document: DocumentNode; isQuery: boolean; question: GraphQLQuestion }

type Made = {
  schema: GraphQLSchema
  selectAsked: (document: DocumentNode) => DocumentNode
  validationRules: (args: object) => ValidationRule[]
}

/** A text that was checked, and what is executed for it. */
type Checked = { document: DocumentNode; executed: DocumentNode }

/** Most texts of questions whose checks are remembered; sites ask the same few. */
const mostRemembered = 500

/**
 * GraphQL without Next: Payload's own schema, resolvers, limits and hooks. What a text says is parsed and
 * held against the schema once; what depends on its variables, each time.
 */
export const createGraphQL = ({
  config,
  key,
}: {
  config: Promise<SanitizedConfig>
  key: string
}) => {
  let made: Promise<Made> | undefined
  const remembered = new Map<string, Checked>()
  const schemaOf = (): Promise<Made> =>
    (made ??= config.then((resolved) => ({
      ...(configToSchema(resolved) as unknown as Made),
      selectAsked: createSelectAsked(resolved),
    })))

  /** @throws GraphQLQuestionError with what is wrong with the question */
  const prepare = async (question: GraphQLQuestion): Promise<Prepared> => {
    const made = await schemaOf()
    try {
      return check({ made, question })
    } catch (error) {
      // Whoever checks a document goes down into it: what is nested by the thousand leaves no room.
      if (error instanceof RangeError) throw questionError('The question is nested too deeply.')
      throw error
    }
  }

  const check = ({ made, question }: { made: Made; question: GraphQLQuestion }): Prepared => {
    const { schema, selectAsked, validationRules } = made
    let checked = remembered.get(question.query)
    if (!checked) {
      const document = parsed(question.query)
      refuseErrors(validate(schema, document, specifiedRules))
      checked = { document, executed: selectAsked(document) }
      remembered.set(question.query, checked)
      const [oldest] = remembered.keys()
      if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest)
    }
    const { document, executed } = checked
    const rules = validationRules({
      document,
      operationName: question.operationName,
      schema,
      variableValues: question.variables,
    })
    refuseErrors(validate(schema, document, rules))
    const operation = getOperationAST(document, question.operationName)
    if (!operation) {
      throw new GraphQLQuestionError([
        new GraphQLError('Say in operationName which operation of the document is meant.'),
      ])
    }
    return {
      document: executed,
      isQuery: operation.operation === OperationTypeNode.QUERY,
      question,
    }
  }

  const run = async ({
    prepared,
    request,
  }: {
    prepared: Prepared
    request: Request
  }): Promise<Response> => {
    const { schema } = await schemaOf()
    const req = await createPayloadRequest({
      canSetHeaders: true,
      config,
      payloadInstanceCacheKey: key,
      request,
    })
    const headers: Record<string, string> = {}
    const result = await execute({
      contextValue: { headers, req },
      document: prepared.document,
      operationName: prepared.question.operationName,
      schema,
      variableValues: prepared.question.variables,
    })
    const body = await withCleanErrors({ req, result })
    const own = headersWithCors({
      headers: new Headers({ ...headers, 'content-type': 'application/json; charset=utf-8' }),
      req,
    })
    return new Response(JSON.stringify(body), {
      headers: req.responseHeaders ? mergeHeaders(req.responseHeaders, own) : own,
    })
  }
  return { prepare, run }
}

/** What makes two questions one. */
export const keyOfQuestion = ({ operationName, query, variables }: GraphQLQuestion): string =>
  createHash('sha256')
    .update(JSON.stringify([query, operationName, variables]))
    .digest('base64url')

/** A question that is none: told to the client as it is, for it carries nothing but the question. */
export class GraphQLQuestionError extends Error {
  readonly errors: readonly GraphQLError[]
  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'The question cannot be read.')
    this.errors = errors
  }
}

/** The body of a request as a question. @throws GraphQLQuestionError */
export const readQuestion = (text: string): GraphQLQuestion => {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw questionError('The body is not JSON. Send {"query": "…"} as application/json.')
  }
  const { operationName, query, variables } = (body ?? {}) as Record<string, unknown>
  if (typeof query !== 'string') throw questionError('The body needs a "query", which is a text.')
  const isObject = typeof variables === 'object' && !Array.isArray(variables)
  if (variables !== undefined && variables !== null && !isObject) {
    throw questionError('"variables" is an object, or is left out.')
  }
  return {
    operationName: typeof operationName === 'string' ? operationName : null,
    query,
    variables: (variables ?? {}) as Record<string, unknown>,
  }
}

const questionError = (message: string): GraphQLQuestionError =>
  new GraphQLQuestionError([new GraphQLError(message)])

/** Most tokens of a document: what nests or repeats endlessly is refused while it is read. */
const maxTokens = 10_000

const parsed = (query: string): DocumentNode => {
  try {
    return parse(query, { maxTokens })
  } catch (error) {
    if (error instanceof GraphQLError) throw new GraphQLQuestionError([error])
    throw error
  }
}

const refuseErrors = (errors: readonly GraphQLError[]): void => {
  if (errors.length > 0) throw new GraphQLQuestionError(errors)
}

type Told = {
  extensions: Record<string, unknown>
  locations: GraphQLError['locations']
  message: string
  path: GraphQLError['path']
}

/** The errors as Payload's own handler words them, its hooks after it: nothing of the server's inside. */
const withCleanErrors = async ({
  req,
  result,
}: {
  req: PayloadRequest
  result: ExecutionResult
}): Promise<object> => {
  if (!result.errors) return result
  const errors = await Promise.all(result.errors.map((error) => tell({ error, req })))
  return { ...result, errors }
}

const tell = async ({
  error,
  req,
}: {
  error: GraphQLError
  req: PayloadRequest
}): Promise<Told> => {
  const { payload } = req
  const cause: undefined | { data?: unknown; name?: string; status?: number } = error.originalError
  const status = cause?.status ?? 500
  logError({ err: error, payload })
  let told: Told = {
    extensions: { data: cause?.data, name: cause?.name, statusCode: status },
    locations: error.locations,
    message: status === 500 ? 'Something went wrong.' : error.message,
    path: error.path,
  }
  for (const hook of afterErrorHooks(payload)) {
    const answer = await hook({
      context: req.context,
      error: error,
      graphqlResult: told,
      req,
    })
    told = (answer as undefined | { graphqlResult?: Told })?.graphqlResult ?? told
  }
  return told
}

const afterErrorHooks = (payload: Payload) => payload.config.hooks.afterError
