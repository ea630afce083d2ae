#include "engine/core/network_flow.hpp"

#include <lemon/list_graph.h>
#include <lemon/network_simplex.h>

#include <algorithm>
#include <numeric>

namespace convene {

using Graph = lemon::ListDigraph;
using Simplex = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;

std::optional<NetworkFlow> cheapest_flow(std::span<std::int64_t const> supply, std::span<FlowArc const> arcs) {
  if (supply.empty()) return NetworkFlow{};
  Graph graph;
  Graph::ArcMap<std::int64_t> cost{graph}, room{graph};
  Graph::NodeMap<std::int64_t> given{graph};
  std::vector<Graph::Node> nodes;
  for (auto const amount : supply) {
    nodes.push_back(graph.addNode());
    given[nodes.back()] = amount;
  }
  std::vector<Graph::Arc> added;
  auto const add = [&](Graph::Node from, Graph::Node to, std::int64_t capacity, std::int64_t price) {
    added.push_back(graph.addArc(from, to));
    room[added.back()] = capacity, cost[added.back()] = price;
  };
  for (auto const& arc : arcs) add(nodes[arc.from], nodes[arc.to], arc.capacity, arc.cost);
  if (auto const over = std::accumulate(supply.begin(), supply.end(), std::int64_t{0}); over != 0) {
    auto const idle = graph.addNode();  // takes, or gives, what is over
    given[idle] = -over;
    for (std::size_t i = 0; i < supply.size(); ++i) {
      if (over > 0 && supply[i] > 0) add(nodes[i], idle, supply[i], 0);
      if (over < 0 && supply[i] < 0) add(idle, nodes[i], -supply[i], 0);
    }
  }
  Simplex simplex{graph};
  simplex.upperMap(room).costMap(cost).supplyMap(given);
  if (simplex.run(Simplex::BLOCK_SEARCH) != Simplex::OPTIMAL) return {};
  NetworkFlow flow{simplex.totalCost(), {}};
  for (std::size_t a = 0; a < arcs.size(); ++a) flow.amounts.push_back(simplex.flow(added[a]));
  return flow;
}

Transport cheapest_transport(std::span<std::int64_t const> supply, std::span<std::int64_t const> demand,
                             std::vector<std::vector<std::int64_t>> const& cost) {
  std::vector<std::int64_t> nodes(supply.begin(), supply.end());
  for (auto const wanted : demand) nodes.push_back(-wanted);
  std::vector<FlowArc> arcs;
  for (std::size_t i = 0; i < supply.size(); ++i)
    for (std::size_t j = 0; j < demand.size(); ++j)
      arcs.push_back({i, supply.size() + j, std::min(supply[i], demand[j]), cost[i][j]});
  Transport found{0, std::vector(supply.size(), std::vector<std::int64_t>(demand.size()))};
  auto const flow = cheapest_flow(nodes, arcs);  // there is always one
  if (!flow) return found;
  found.cost = flow->cost;
  for (std::size_t i = 0; i < supply.size(); ++i)
    for (std::size_t j = 0; j < demand.size(); ++j) found.amounts[i][j] = flow->amounts[i * demand.size() + j];
  return found;
}

}  // namespace convene
